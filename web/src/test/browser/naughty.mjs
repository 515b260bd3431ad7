const js = "window.__pwned=1";

/** Names that a page must show as they are. The first four stand for a host, a cluster, a kernel and an error. */
export const NAUGHTY = [
    `"><img src=x onerror=${js}>`, `</script><script>${js}</script>`, `<svg/onload=${js}>`, `<iframe srcdoc="<script>parent.__pwned=1</script>">`,
    `javascript:${js}`, `{{7*7}}`, "${7*7}", `<%= 7*7 %>`, `'-${js}-'`, `\`;${js};\``, `<b onmouseover=${js}>b</b>`, `<style>*{display:none}</style>`,
    `<a href="javascript:${js}">x</a>`, `<math><mi xlink:href="data:x,<script>${js}</script>">`, `<details open ontoggle=${js}>`, `<input autofocus onfocus=${js}>`,
    `<body onload=${js}>`, `<object data="data:text/html,<script>${js}</script>">`, `<embed src="javascript:${js}">`, `<base href="https://example.org/">`,
    `<meta http-equiv=refresh content="0;url=https://example.org">`, `<link rel=stylesheet href=https://example.org/x.css>`, `"onmouseover="${js}`, `' onfocus='${js}' x='`,
    `&lt;script&gt;${js}&lt;/script&gt;`, `%3Cscript%3E${js}%3C/script%3E`, `\u003cscript\u003e${js}\u003c/script\u003e`, `<scr<script>ipt>${js}</scr</script>ipt>`,
    "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true",
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://example.org\")",
    "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "‮evil‬", "👩‍👩‍👧‍👦", "ﬁ﷽", "a".repeat(100), "../../etc/passwd", "C:\\\\windows", "' OR 1=1 --", "Robert'); DROP TABLE hosts;--",
];
