package org.gatehouse.invitation;

/**
 * What an invited guest's caller gets.
 *
 * @param replayed whether an earlier request has been answered with the same receipt
 */
public record Answer(Receipt receipt, boolean replayed) {}
