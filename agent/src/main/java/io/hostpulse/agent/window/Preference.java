package io.hostpulse.agent.window;

import io.hostpulse.wire.Exposition.Form;

import java.util.Locale;

/// What a request would rather have, by its `Accept` headers. Source: RFC 9110, section 12.5.
final class Preference {
    private Preference() {}

    /// OpenMetrics where it is named and not weighed less than text; else text.
    static Form form(String accept) {
        int openMetrics = -1;
        int text = -1;
        int from = 0;
        String all = accept.toLowerCase(Locale.ROOT).replace(" ", "");
        while (from < all.length()) {
            int comma = all.indexOf(',', from);
            int end = comma < 0 ? all.length() : comma;
            String item = all.substring(from, end);
            Integer weight = Request.weight(item);
            if (weight != null && item.startsWith("application/openmetrics-text")) {
                boolean isOurs = !item.contains("version=") || item.contains("version=1.0.0");
                openMetrics = isOurs ? Math.max(openMetrics, weight) : openMetrics;
            } else if (weight != null && item.startsWith("text/")) {
                text = Math.max(text, weight);
            }
            from = end + 1;
        }
        return openMetrics > 0 && openMetrics >= text ? Form.OPEN_METRICS : Form.TEXT;
    }

    /// Whether the answer may be compressed by gzip.
    static boolean gzip(String acceptEncoding) {
        int from = 0;
        String all = acceptEncoding.toLowerCase(Locale.ROOT).replace(" ", "");
        while (from < all.length()) {
            int comma = all.indexOf(',', from);
            int end = comma < 0 ? all.length() : comma;
            String item = all.substring(from, end);
            Integer weight = Request.weight(item);
            if (item.equals("gzip") || item.startsWith("gzip;")) {
                return weight != null && weight > 0;
            }
            from = end + 1;
        }
        return false;
    }
}
