package org.chainrule.examples.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("train", "resume", "check", "lesson", "lr-find");

    @Test
    void lettersPutInTakenOutExchangedOrSwappedCountOnce() {
        assertThat(Nearest.edits("train", "train")).isZero();
        assertThat(Nearest.edits("trains", "train")).isEqualTo(1);
        assertThat(Nearest.edits("tran", "train")).isEqualTo(1);
        assertThat(Nearest.edits("trein", "train")).isEqualTo(1);
        assertThat(Nearest.edits("trian", "train")).isEqualTo(1);
        assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    }

    @Test
    void aSlipIsNearAndAnotherWordIsNot() {
        assertThat(Nearest.slipOf("trian", NAMES)).contains("train");
        assertThat(Nearest.slipOf("lrfind", NAMES)).contains("lr-find");
        assertThat(Nearest.slipOf("fly", NAMES)).isEmpty();
        assertThat(Nearest.slipOf("-x", List.of("-q", "-h"))).isEmpty();
        assertThat(Nearest.slipOf("train", List.of())).isEmpty();
    }

    @Test
    void namesThatHoldTheTextComeFirst() {
        assertThat(Nearest.to("find", NAMES, 2)).first().isEqualTo("lr-find");
        assertThat(Nearest.to("chek", NAMES, 1)).containsExactly("check");
    }
}
