package dev.tidemark.sandbox.atlantis;

import org.jspecify.annotations.Nullable;

/** Where a resource stands in the configuration. */
record Address(String module, String type, String name, @Nullable String key) {

    static Address of(String module, String type, String name) {
        return new Address(module, type, name, null);
    }

    Address at(String index) {
        return new Address(module, type, name, index);
    }

    @Override
    public String toString() {
        String index = key == null ? "" : "[\"" + key + "\"]";
        return module + "." + type + "." + name + index;
    }
}
