package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | IDENTITY",
                "gzip                      | GZIP",
                "gzip, deflate, br         | GZIP",
                "br;q=1.0, gzip;q=0.8, *;q=0.1 | GZIP",
                "*                         | GZIP",
                "x-gzip                    | GZIP",
                "deflate, br               | IDENTITY",
                "gzip;q=0                  | IDENTITY",
                "gzip;q=0.0, identity      | IDENTITY",
                "identity;q=1, gzip;q=0.5  | IDENTITY",
                "identity;q=0              | NONE",
                "*;q=0                     | NONE",
                "*;q=0, gzip               | GZIP",
                "GZIP ; Q=0.5              | GZIP",
                "gzip;q=nonsense           | GZIP"
            })
    void takesWhatTheClientSaysItTakes(String accepted, Coding coding) {
        assertThat(Coding.of(accepted, true)).isEqualTo(coding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip | IDENTITY", "identity;q=0, gzip | NONE", "*;q=0 | NONE"})
    void whatHasNoTwinGoesAsItIs(String accepted, Coding coding) {
        assertThat(Coding.of(accepted, false)).isEqualTo(coding);
    }
}
