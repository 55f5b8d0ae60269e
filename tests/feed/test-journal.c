/* The journal: repeats are counted, old entries make room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/journal.h"

static void
test_repeats_are_counted (void)
{
  g_autoptr (PentadJournal) journal = pentad_journal_new ();
  const PentadJournalEntry *entry;

  pentad_journal_add (journal, 10, PENTAD_CONNECTION_OFFLINE, "no answer");
  pentad_journal_add (journal, 11, PENTAD_CONNECTION_FAILING, "500");
  pentad_journal_add (journal, 20, PENTAD_CONNECTION_OFFLINE, "no answer");
  g_assert_cmpuint (pentad_journal_get_count (journal), ==, 2);
  entry = pentad_journal_get (journal, 1);
  g_assert_cmpstr (entry->text, ==, "no answer");
  g_assert_cmpuint (entry->count, ==, 2);
  g_assert_cmpint (entry->first, ==, 10);
  g_assert_cmpint (entry->last, ==, 20);
}

static void
test_old_entries_make_room (void)
{
  g_autoptr (PentadJournal) journal = pentad_journal_new ();

  for (int i = 0; i < PENTAD_JOURNAL_SIZE + 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("message %d", i);

      pentad_journal_add (journal, i, PENTAD_CONNECTION_OK, text);
    }
  g_assert_cmpuint (pentad_journal_get_count (journal), ==, PENTAD_JOURNAL_SIZE);
  g_assert_cmpstr (pentad_journal_get (journal, 0)->text, ==, "message 10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/journal/repeats-are-counted", test_repeats_are_counted);
  g_test_add_func ("/feed/journal/old-entries-make-room", test_old_entries_make_room);
  return g_test_run ();
}
