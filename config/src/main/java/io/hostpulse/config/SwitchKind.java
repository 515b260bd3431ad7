package io.hostpulse.config;

/// On or off: exactly `true` or `false`, as YAML 1.2 has it.
public final class SwitchKind implements ValueKind<Boolean> {
    @Override
    public Boolean parse(String text) throws Unfit {
        if (text.equals("true")) {
            return true;
        }
        if (text.equals("false")) {
            return false;
        }
        throw new Unfit(Shown.quoted(text));
    }

    @Override
    public String show(Boolean value) {
        return value.toString();
    }

    @Override
    public String expected() {
        return "true or false";
    }
}
