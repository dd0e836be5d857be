// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.failure;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.server.memory.Table;
import io.cpgateway.server.memory.Tables;
import io.cpgateway.server.spi.GatewayException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link Tables} and {@link Table}. */
public abstract class TablesContract {
    /** How many rows a table of the subject may have. */
    protected static final int MAX_ROWS = 500;

    @SuppressWarnings("NullAway.Init") // before each test
    private Tables tables;

    @SuppressWarnings("NullAway.Init") // before each test
    private Table<Row> table;

    /** A row. */
    record Row(long number) {}

    /** Another row. */
    record OtherRow(String text) {}

    /** Empty tables of at most {@link #MAX_ROWS} rows each. */
    protected abstract Tables started();

    @BeforeEach
    public final void start() {
        tables = started();
        table = tables.open("rows", Row.class);
    }

    private void put(String key, long number) {
        done(tables.change(() -> table.put(key, new Row(number))));
    }

    @Test
    public void rows_areFoundUnderTheirKeys_inTheOrderOfKeys() {
        for (String key : List.of("b", "a\u0000z", "a", "", "a\u00001", "B", "\ud800", "\u20ac")) {
            put(key, key.length());
        }
        assertThat(keys("")).containsExactly("", "B", "a", "a\u00001", "a\u0000z", "b", "\u20ac", "\ud800");
        assertThat(keys("a\u0000")).containsExactly("a\u00001", "a\u0000z", "b", "\u20ac", "\ud800");
        assertThat(table.under("a").map(Map.Entry::getKey)).containsExactly("a", "a\u00001", "a\u0000z");
        assertThat(table.get("a")).isEqualTo(new Row(1));
        assertThat(table.get("c")).isNull();
        assertThat(table.size()).isEqualTo(8);
    }

    private List<String> keys(String from) {
        return table.from(from).map(Map.Entry::getKey).toList();
    }

    @Test
    public void put_replaces_andRemoveSaysWhatWasThere() {
        put("a", 1);
        put("a", 2);
        assertThat(table.size()).isEqualTo(1);
        assertThat(value(tables.write(() -> List.of(String.valueOf(table.remove("a")), "" + table.remove("a")))))
                .containsExactly(new Row(2).toString(), "null");
        assertThat(table.size()).isZero();
    }

    @Test
    public void aLongListing_goesThroughEveryRow() {
        done(tables.change(() ->
                IntStream.range(0, 300).forEach(i -> table.put(String.format("%04d", i), new Row(i)))));
        assertThat(table.from("0010").map(e -> e.getValue().number()).toList())
                .isEqualTo(IntStream.range(10, 300).mapToObj(Long::valueOf).toList());
    }

    @Test
    public void aChangeThatThrows_leavesNothing_andFailsWithItsException() {
        Table<OtherRow> other = tables.open("others", OtherRow.class);
        put("kept", 1);
        put("removed", 2);
        CompletionStage<Void> failed = tables.change(() -> {
            table.put("kept", new Row(9));
            table.put("kept", new Row(10));
            table.put("new", new Row(11));
            table.remove("removed");
            table.remove("kept");
            other.put("x", new OtherRow("y"));
            throw new IllegalStateException("on purpose");
        });
        assertThat(failure(failed)).isInstanceOf(IllegalStateException.class).hasMessage("on purpose");
        assertThat(keys("")).containsExactly("kept", "removed");
        assertThat(table.get("kept")).isEqualTo(new Row(1));
        assertThat(other.size()).isZero();
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    public void aFullTable_refusesOneMoreRow_andNamesItself() {
        done(tables.change(() -> IntStream.range(0, MAX_ROWS).forEach(i -> table.put("k" + i, new Row(i)))));
        Throwable refused = failure(tables.change(() -> table.put("more", new Row(0))));
        assertThat(refused).isInstanceOf(GatewayException.Permanent.class).hasMessageContaining("rows");
        put("k0", 7);
        done(tables.change(() -> table.remove("k1")));
        put("more", 1);
        assertThat(table.size()).isEqualTo(MAX_ROWS);
    }

    @Test
    public void changes_runAlone() {
        put("counter", 0);
        List<CompletionStage<Void>> all = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> tables.change(() -> {
                    Row row = table.get("counter");
                    table.put("counter", new Row(row == null ? -1 : row.number() + 1));
                }))
                .toList();
        all.forEach(Stages::done);
        assertThat(table.get("counter")).isEqualTo(new Row(400));
    }

    @Test
    public void rowsAreChangedInsideAChangeOnly() {
        assertThatThrownBy(() -> table.put("a", new Row(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> table.remove("a")).isInstanceOf(IllegalStateException.class);
        assertThat(table.size()).isZero();
    }

    @Test
    public void aTable_hasRowsOfOneType() {
        assertThat(tables.open("rows", Row.class)).isSameAs(table);
        assertThatThrownBy(() -> tables.open("rows", OtherRow.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    public void afterClose_changesFailForGood() {
        tables.close();
        assertThat(failure(tables.change(() -> table.put("a", new Row(1)))))
                .isInstanceOf(GatewayException.Permanent.class);
        tables.close();
    }
}
