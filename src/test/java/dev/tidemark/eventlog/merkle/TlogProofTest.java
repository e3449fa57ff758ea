package dev.tidemark.eventlog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TlogProofTest {

    private static final SignedNote CHECKPOINT =
            SignedNote.parse(
                    """
                    example.com/behind-the-sofa
                    20852163
                    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                    \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                    """);

    @Test
    void textIsThatOfTheSpecification() {
        List<byte[]> path = List.of(Hash.empty(), Hash.leaf(new byte[0]));

        assertThat(TlogProof.text(73894, path, CHECKPOINT))
                .isEqualTo(
                        """
                        c2sp.org/tlog-proof@v1
                        index 73894
                        47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
                        bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=

                        """
                                + CHECKPOINT);
    }

    @Test
    void onlyEntryOfALogNeedsNoHash() {
        assertThat(TlogProof.text(0, List.of(), CHECKPOINT))
                .isEqualTo("c2sp.org/tlog-proof@v1\nindex 0\n\n" + CHECKPOINT);
    }
}
