// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands by id, and three orders over them: what waits for a charge point, what was sent to it, and what a point
 * in time decides about. Adding and removing belong inside a change.
 */
final class CommandIndex {
    /** A line of an order: which command stands there. */
    record Place(String commandId) {}

    private final Table<CommandRow> commands;
    private final Table<Place> waiting;
    private final Table<Place> sent;
    private final Table<Place> due;
    private final Table<Place> ended;

    CommandIndex(Tables tables) {
        this.commands = tables.open("commands", CommandRow.class);
        this.waiting = tables.open("commands-waiting", Place.class);
        this.sent = tables.open("commands-sent", Place.class);
        this.due = tables.open("commands-due", Place.class);
        this.ended = tables.open("commands-ended", Place.class);
    }

    @Nullable
    CommandRow get(String commandId) {
        return commands.get(commandId);
    }

    void add(CommandRow row) {
        commands.put(row.id(), row);
        Place place = new Place(row.id());
        CommandState state = row.status().state();
        if (state.isFinal()) {
            ended.put(row.timeKey(), place);
            return;
        }
        due.put(row.timeKey(), place);
        if (row.isSent()) {
            sent.put(row.sentKey(), place);
        } else {
            waiting.put(row.waitingKey(), place);
        }
    }

    void remove(CommandRow row) {
        commands.remove(row.id());
        waiting.remove(row.waitingKey());
        sent.remove(row.sentKey());
        due.remove(row.timeKey());
        ended.remove(row.timeKey());
    }

    int depth(String chargePoint) {
        return Math.toIntExact(waiting.under(RowKeys.prefix(chargePoint)).count());
    }

    /** The command sent without outcome, else the first that waits. A place whose command has just moved is skipped. */
    Optional<CommandStatus> head(String chargePoint) {
        String prefix = RowKeys.prefix(chargePoint);
        return Stream.concat(
                        rows(sent.under(prefix)).filter(CommandRow::isSent),
                        rows(waiting.under(prefix))
                                .filter(row -> row.status().state().isWaiting()))
                .map(CommandRow::status)
                .findFirst();
    }

    /** Commands that are due, those that are due longest first. */
    List<CommandStatus> due(Instant now, int limit) {
        return rows(until(due, now))
                .filter(row -> !row.status().state().isFinal())
                .map(CommandRow::status)
                .limit(limit)
                .toList();
    }

    /** Removes commands whose end is too long ago; how many there were. */
    int forget(Instant now, int limit) {
        List<CommandRow> rows = rows(until(ended, now)).limit(limit).toList();
        rows.forEach(this::remove);
        return rows.size();
    }

    private static Stream<Map.Entry<String, Place>> until(Table<Place> order, Instant now) {
        String end = RowKeys.after(RowKeys.prefix(RowKeys.time(now)));
        return order.from("").takeWhile(e -> e.getKey().compareTo(end) < 0);
    }

    private Stream<CommandRow> rows(Stream<Map.Entry<String, Place>> places) {
        return places.flatMap(e -> Stream.ofNullable(commands.get(e.getValue().commandId())));
    }
}
