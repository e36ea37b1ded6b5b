package org.mondeq.check.format;

/**
 * Multipliers that bound units.
 *
 * @param units what each row bounds: {@code j + 1} says from below, {@code −(j + 1)} from above,
 *     the unit j
 * @param multipliers the rows
 * @param rounds how often all rows are taken in their order, each within the bounds before it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record UnitRows(int[] units, Multipliers multipliers, int rounds) {}
