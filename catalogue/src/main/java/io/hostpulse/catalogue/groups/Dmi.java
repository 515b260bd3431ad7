package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the machine says of itself. Source: `/sys/class/dmi/id`.
public enum Dmi implements Column {
    BIOS_DATE(text("bios_date", "bios_date", "Date of the firmware.")),
    BIOS_RELEASE(text("bios_release", "bios_release", "Release of the firmware.")),
    BIOS_VENDOR(text("bios_vendor", "bios_vendor", "Vendor of the firmware.")),
    BIOS_VERSION(text("bios_version", "bios_version", "Version of the firmware.")),
    BOARD_ASSET_TAG(text("board_asset_tag", "board_asset_tag", "Asset tag of the main board.")),
    BOARD_NAME(text("board_name", "board_name", "Name of the main board.")),
    BOARD_SERIAL(text("board_serial", "board_serial", "Serial of the main board.")),
    BOARD_VENDOR(text("board_vendor", "board_vendor", "Vendor of the main board.")),
    BOARD_VERSION(text("board_version", "board_version", "Version of the main board.")),
    CHASSIS_ASSET_TAG(text("chassis_asset_tag", "chassis_asset_tag", "Asset tag of the case.")),
    CHASSIS_SERIAL(text("chassis_serial", "chassis_serial", "Serial of the case.")),
    CHASSIS_VENDOR(text("chassis_vendor", "chassis_vendor", "Vendor of the case.")),
    CHASSIS_VERSION(text("chassis_version", "chassis_version", "Version of the case.")),
    PRODUCT_FAMILY(text("product_family", "product_family", "Family of the machine.")),
    PRODUCT_NAME(text("product_name", "product_name", "Name of the machine.")),
    PRODUCT_SERIAL(text("product_serial", "product_serial", "Serial of the machine.")),
    PRODUCT_SKU(text("product_sku", "product_sku", "Stock number of the machine.")),
    PRODUCT_UUID(text("product_uuid", "product_uuid", "Uuid of the machine.")),
    PRODUCT_VERSION(text("product_version", "product_version", "Version of the machine.")),
    SYSTEM_VENDOR(text("system_vendor", "sys_vendor", "Vendor of the machine."));

    private final Field field;

    Dmi(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
