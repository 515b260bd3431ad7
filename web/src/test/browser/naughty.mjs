// Names of our own making that a page must show as they are. All of them can stand wherever an agent says a text.
const js = "window.__pwned=1";
const elsewhere = "https://example.org";
const of = (...units) => String.fromCodePoint(...units);

/** By what they try. */
export const CLASSES = {
    // The first four stand for a host, a cluster, a kernel and an error.
    elements: [
        `"><img src=x onerror=${js}>`, `</script><script>${js}</script>`, `<svg/onload=${js}>`, `<iframe srcdoc="<script>parent.__pwned=1</script>">`,
        `<math><mi xlink:href="data:x,<script>${js}</script>">`, `<details open ontoggle=${js}>`, `<input autofocus onfocus=${js}>`, `<body onload=${js}>`,
        `<object data="data:text/html,<script>${js}</script>">`, `<embed src="javascript:${js}">`, `<video><source onerror=${js}></video>`,
        `<audio src=x onerror=${js}>`, `<marquee onstart=${js}>`, `<select autofocus onfocus=${js}>`, `<template><script>${js}</script></template>`,
        `<svg><animate onbegin=${js} attributeName=x dur=1s>`, `<svg><script>${js}</script></svg>`, `<svg><use href="data:image/svg+xml,<svg id=x onload=${js}/>#x"/>`,
        `<a href="javascript:${js}">x</a>`, `<form action="javascript:${js}"><button>x</button></form>`, `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
    ],
    documents: [
        `<base href="${elsewhere}/">`, `<meta http-equiv=refresh content="0;url=${elsewhere}">`, `<link rel=stylesheet href=${elsewhere}/x.css>`,
        `<link rel=import href="data:text/html,<script>${js}</script>">`, `<style>*{display:none}</style>`, `<style>@import "${elsewhere}/x.css";</style>`,
        `<title>taken over</title>`, `<plaintext>`, `<textarea>`, `<!--`, `<![CDATA[`, `<?xml version="1.0"?>`, `<!DOCTYPE html><h1>`, `--!><img src=x onerror=${js}>`,
    ],
    attributes: [
        `"onmouseover="${js}`, `' onfocus='${js}' x='`, `" style="position:fixed;inset:0`, `" autofocus tabindex=1 onfocus="${js}`, `\` onclick=\`${js}`,
        `x" class="dialog" id="page`, `<b onmouseover=${js}>b</b>`, `/onload=${js}/`, `"/><p id="content">`,
    ],
    addresses: [
        `javascript:${js}`, `JaVaScRiPt:${js}`, `java\tscript:${js}`, `java\nscript:${js}`, ` javascript:${js}`, `javascript://%0a${js}`, `data:text/html,<script>${js}</script>`,
        `data:image/svg+xml;base64,PHN2Zy8+`, `vbscript:msgbox(1)`, `//example.org/x`, `${elsewhere}/?x=1#y`, `file:///etc/passwd`, `../../etc/passwd`, `..%2f..%2fetc`,
        `C:\\windows\\system32`, `\\\\example.org\\share`, `?q=x&state=bad`, `#content`, `/hosts/0`, `%00`, `%0d%0aSet-Cookie: x=y`,
    ],
    encodings: [
        `&lt;script&gt;${js}&lt;/script&gt;`, `%3Cscript%3E${js}%3C/script%3E`, `\\u003cscript\\u003e${js}\\u003c/script\\u003e`, `&#60;img src=x onerror=${js}&#62;`,
        `&#x3c;b&#x3e;`, `&amp;lt;`, `<scr<script>ipt>${js}</scr</script>ipt>`, `<ſcript>${js}</ſcript>`, `＜script＞${js}＜/script＞`, `+ADw-script+AD4-${js}+ADw-/script+AD4-`,
        `<img src=x onerror=&#119;indow.__pwned=1>`,
    ],
    templates: [`{{7*7}}`, "${7*7}", `<%= 7*7 %>`, `#{7*7}`, `{{constructor.constructor('${js}')()}}`, `[[7*7]]`, `@(7*7)`, `{%if 1%}x{%endif%}`, `%s%d%n`, `{0}`, `$1$&$'`],
    scripts: [`'-${js}-'`, `\`;${js};\``, `");${js};("`, `*/${js}/*`, `\\'};${js};//`, `</style><script>${js}</script>`, of(0x2028) + js + of(0x2029)],
    data: [`"}],"hosts":[{"agent":"x`, `\\`, `\\"`, `]}\n\ndata: {"now_us":0}`, `{"$ref":"#"}`, `a,b;c\td`, `"a","b"`, `=1+1`, `+cmd|' /C calc'!A0`, `-2+3`, `@SUM(A1)`, `=HYPERLINK("${elsewhere}")`, `' OR 1=1 --`,
        `Robert'); DROP TABLE hosts;--`, `$(reboot)`, `; rm -rf /`, `| id`],
    styles: [`red;background:url(${elsewhere})`, `expression(${js})`, `}*{visibility:hidden}`, `url(javascript:${js})`, `var(--back)`, `\\3c b\\3e`],
    members: ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "null", "undefined", "NaN", "true", "Infinity", "0", "-0", "1e999"],
    scriptsOfTheWorld: [
        "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "表ポあA鷗ŒéＢ逍Üßªąñ丂㐀𠀀", "ﬁ﷽", "مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ اللُّغَةِ", "ไทยเกมส์ก็เล่น", "ⅫⅢ½²", "Ⓗⓞⓢⓣ", "İıſK",
    ],
    emoji: ["👩‍👩‍👧‍👦", "🏳️‍🌈🇺🇳", "👍🏿👍🏻", "❤️🧑‍💻", of(0x1f1e6).repeat(7)],
    unseen: [
        of(0x202e) + "evil" + of(0x202c), of(0x2066) + "txt.exe" + of(0x2069), of(0x200f) + "abc" + of(0x200e), "zero" + of(0x200b, 0x200c, 0x200d, 0xfeff) + "width", of(0xad) + "soft",
        "a" + of(0x300, 0x301, 0x302, 0x303, 0x304).repeat(12) + "b", of(0xe0041, 0xe0042) + "tag", "bell" + of(7) + "escape" + of(27) + "[31m", "null" + of(0) + "unit", "line\r\nfeed", of(0x85, 0xa0, 0x3000) + "space",
        of(0x180e) + "mongol", of(0xfffd, 0xffff) + "none", of(0x9b) + "31m", "\b\b\b\bback",
    ],
    sizes: ["a".repeat(100), "W".repeat(240), "界".repeat(80), "x ".repeat(60) + "x", "."],
};

export const NAUGHTY = Object.values(CLASSES).flat();
