package dev.tidemark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void everyPartIsRead() {
        var address =
                DatabaseAddress.parse(
                        "X",
                        "postgresql://app:p%40ss+word@db.example.org:6432/tide?sslmode=require");

        assertThat(address)
                .isEqualTo(
                        new DatabaseAddress(
                                "app",
                                "p@ss+word",
                                "db.example.org",
                                6432,
                                "tide",
                                "sslmode=require"));
        assertThat(address.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example.org:6432/tide?sslmode=require");
        assertThat(DatabaseAddress.parse("X", address.secretUrl())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "mysql://a:hunter2@b/c",
                "postgresql://hunter2@b",
                "postgresql://b/c",
                "postgresql://a:hunter2@b:x/c d"
            })
    void otherFormsAreRefusedWithoutRepeatingThePassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse("TIDEMARK_DATABASE_URL", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TIDEMARK_DATABASE_URL")
                .hasMessageNotContaining("hunter2");
    }
}
