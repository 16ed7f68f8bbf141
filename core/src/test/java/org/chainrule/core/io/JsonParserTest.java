package org.chainrule.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonParserTest {

    private static final Json ONE = new Json.Count(1);

    @Test
    void blanksMayStandBetweenAnyTwoTokens() {
        var dense = JsonParser.parse("{\"a\":[1,1],\"b\":{\"c\":1,\"d\":1},\"e\":{},\"f\":[]}");
        assertThat(dense)
                .isEqualTo(new Json.Members(Map.of(
                        "a", new Json.Items(List.of(ONE, ONE)),
                        "b", new Json.Members(Map.of("c", ONE, "d", ONE)),
                        "e", new Json.Members(Map.of()),
                        "f", new Json.Items(List.of()))));
        String spaced = " { \"a\" : [ 1 , 1 ] ,\t\"b\" :\n{ \"c\" : 1 ,\r\"d\" : 1 } , \"e\" : { } , \"f\" : [ ] } ";
        assertThat(JsonParser.parse(spaced)).isEqualTo(dense);
    }

    @Test
    void bracketsMayBeNineDeep() {
        assertThat(JsonParser.parse("[".repeat(9) + "]".repeat(9))).isInstanceOf(Json.Items.class);
        assertThatThrownBy(() -> JsonParser.parse("[".repeat(10) + "]".repeat(10)))
                .hasMessageContaining("levels of brackets");
        assertThatThrownBy(() -> JsonParser.parse("{\"a\":".repeat(10) + "1" + "}".repeat(10)))
                .hasMessageContaining("levels of brackets");
    }

    @Test
    void aWholeNumberMayBeZeroOrHaveEighteenDigitsAndEndTheText() {
        assertThat(JsonParser.parse("0")).isEqualTo(new Json.Count(0));
        assertThat(JsonParser.parse("999999999999999999")).isEqualTo(new Json.Count(999_999_999_999_999_999L));
        assertThatThrownBy(() -> JsonParser.parse("1000000000000000000")).hasMessageContaining("at most 18 digits");
    }

    @Test
    void escapesAreReadAndATextThatEndsInOneIsRefused() {
        assertThat(JsonParser.parse("\"\\u00e9\\n\\/\\\"\"")).isEqualTo(new Json.Text("é\n/\""));
        for (String cut : new String[] {"\"\\u", "\"\\u1", "\"\\u12", "\"\\u123"}) {
            assertThatThrownBy(() -> JsonParser.parse(cut))
                    .as(cut)
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("four hexadecimal digits");
        }
    }

    @Test
    void valuesSayWhatTheyAre() {
        assertThat(JsonParser.parse("[]").kind()).isEqualTo("an array");
        assertThat(JsonParser.parse("{}").kind()).isEqualTo("an object");
        assertThat(JsonParser.parse("\"a\"").kind()).contains("\"a\"");
        assertThat(Json.quoted(" \u001f\\")).isEqualTo("\" \\u001f\\\\\"");
    }
}
