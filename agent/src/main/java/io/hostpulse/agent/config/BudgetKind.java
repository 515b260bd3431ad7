package io.hostpulse.agent.config;

import io.hostpulse.config.Shown;
import io.hostpulse.config.SizeKind;
import io.hostpulse.config.Unfit;
import io.hostpulse.config.ValueKind;

import java.util.OptionalLong;

/// A budget as people write it: `1% cpu, 64MiB`, either part alone, or `none`.
final class BudgetKind implements ValueKind<Budget> {
    private static final String NONE = "none";
    private static final String CPU = "% cpu";

    /// In hundredths of a percent: up to 64 whole CPUs.
    private static final long CPU_MAX = 640_000;

    private static final SizeKind SIZE = new SizeKind(1L << 20, 1L << 40);

    @Override
    public Budget parse(String text) throws Unfit {
        if (text.strip().equals(NONE)) {
            return Budget.NONE;
        }
        OptionalLong cpu = OptionalLong.empty();
        OptionalLong memory = OptionalLong.empty();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int end = comma < 0 ? text.length() : comma;
            String part = text.substring(from, end).strip();
            boolean isCpu = part.endsWith(CPU);
            if ((isCpu ? cpu : memory).isPresent()) {
                throw new Unfit(Shown.quoted(text) + ", which names a part twice");
            }
            if (isCpu) {
                cpu = OptionalLong.of(hundredths(part));
            } else {
                memory = OptionalLong.of(SIZE.parse(part));
            }
            from = end + 1;
        }
        return new Budget(cpu, memory);
    }

    /// `1.25% cpu` as 125.
    private static long hundredths(String part) throws Unfit {
        String number = part.substring(0, part.length() - CPU.length());
        int point = number.indexOf('.');
        int digits = point < 0 ? 0 : number.length() - point - 1;
        long value = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if ((!isDigit && i != point) || value > CPU_MAX) {
                throw new Unfit(Shown.quoted(part));
            }
            value = isDigit ? value * 10 + c - '0' : value;
        }
        for (int i = digits; i < 2; i++) {
            value *= 10;
        }
        if (digits > 2 || point == 0 || point == number.length() - 1 || value > CPU_MAX) {
            throw new Unfit(Shown.quoted(part));
        }
        if (value == 0) {
            throw new Unfit(Shown.quoted(part) + ", with which nothing could be done");
        }
        return value;
    }

    @Override
    public String show(Budget value) {
        return text(value);
    }

    static String text(Budget value) {
        var text = new StringBuilder();
        if (value.cpu().isPresent()) {
            long whole = value.cpu().getAsLong() / 100;
            long rest = value.cpu().getAsLong() % 100;
            text.append(whole);
            if (rest > 0) {
                text.append('.').append(rest / 10);
                text.append(rest % 10 == 0 ? "" : Long.toString(rest % 10));
            }
            text.append(CPU);
        }
        if (value.memory().isPresent()) {
            text.append(text.isEmpty() ? "" : ", ").append(SIZE.show(value.memory().getAsLong()));
        }
        return text.isEmpty() ? NONE : text.toString();
    }

    @Override
    public String expected() {
        return "a share of one CPU as 1% cpu or 0.5% cpu, a size as 64MiB, both with a comma"
                + " between them, or none";
    }
}
