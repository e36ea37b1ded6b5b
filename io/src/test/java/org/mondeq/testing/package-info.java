/** What the tests of every module share: seeded trials and random models. */
package org.mondeq.testing;
