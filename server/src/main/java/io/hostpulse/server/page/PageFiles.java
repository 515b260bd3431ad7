package io.hostpulse.server.page;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The page's files as its build left them on the class path. Only what the build's own list names
/// is ever read, so that no path of a request leads anywhere else. Immutable.
final class PageFiles {
    /// The file that a browser begins with.
    static final String START = "index.html";

    /// No package of Java can have this name, so that no module hides what is in it.
    private static final String FOLDER = "hostpulse-page/";

    private static final String LIST = "files.txt";
    private static final int FILE_BYTES_MAX = 4 << 20;

    private final Map<String, PageFile> files;

    private PageFiles(Map<String, PageFile> files) {
        this.files = files;
    }

    /// The files on the class path; none when the program was built without the page.
    static PageFiles onClassPath(ClassLoader loader) {
        Map<String, PageFile> files = new HashMap<>();
        Optional<byte[]> list = read(loader, LIST);
        if (list.isPresent()) {
            new String(list.get(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(
                            name -> read(loader, name).ifPresent(b -> put(loader, files, name, b)));
        }
        return new PageFiles(Map.copyOf(files));
    }

    private static void put(
            ClassLoader loader, Map<String, PageFile> files, String name, byte[] plain) {
        Optional<byte[]> packed =
                read(loader, name + ".gz").filter(bytes -> bytes.length < plain.length);
        String tag = '"' + hash(plain) + '"';
        files.put(name, new PageFile(type(name), plain, packed, tag));
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Optional<byte[]> read(ClassLoader loader, String name) {
        try (@Nullable InputStream in = loader.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readNBytes(FILE_BYTES_MAX));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + name + " cannot be read", e);
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
