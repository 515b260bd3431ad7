package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The distribution. Source: `/etc/os-release`, else `/usr/lib/os-release`, os-release(5).
public enum Os implements Column {
    ID(text("id", "ID", "Its name for programs.")),
    ID_LIKE(text("id_like", "ID_LIKE", "What it is made of.")),
    NAME(text("name", "NAME", "Its name.")),
    PRETTY_NAME(text("pretty_name", "PRETTY_NAME", "Its name and version.")),
    VERSION(text("version", "VERSION", "Its version.")),
    VERSION_ID(text("version_id", "VERSION_ID", "Its version for programs.")),
    VERSION_CODENAME(text("version_codename", "VERSION_CODENAME", "What the version is called.")),
    BUILD_ID(text("build_id", "BUILD_ID", "The build.")),
    VARIANT(text("variant", "VARIANT", "The variant.")),
    VARIANT_ID(text("variant_id", "VARIANT_ID", "The variant for programs.")),
    IMAGE_ID(text("image_id", "IMAGE_ID", "The image.")),
    IMAGE_VERSION(text("image_version", "IMAGE_VERSION", "The image's version."));

    private final Field field;

    Os(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
