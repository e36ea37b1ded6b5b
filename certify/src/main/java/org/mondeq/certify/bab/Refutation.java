package org.mondeq.certify.bab;

/** An input that proves a property false, checked. */
interface Refutation {}
