/* What happened on the wire: messages with their time, and counters of requests and bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/journal.h"

struct _PentadJournal
{
  GPtrArray *entries; /* PentadJournalEntry, oldest first */
  PentadJournalCounters counters;
};

static void
entry_free (gpointer data)
{
  PentadJournalEntry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

PentadJournal *
pentad_journal_new (void)
{
  PentadJournal *self = g_new0 (PentadJournal, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
pentad_journal_free (PentadJournal *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* An outage of a week says the same every few minutes; it must not push out what came before. */
static gboolean
repeat (PentadJournal *self, gint64 time, PentadConnection connection, const char *text)
{
  for (guint i = self->entries->len; i > 0; i--)
    {
      PentadJournalEntry *entry = g_ptr_array_index (self->entries, i - 1);

      if (entry->connection != connection || !g_str_equal (entry->text, text))
        continue;
      entry->last = time;
      entry->count++;
      g_ptr_array_add (self->entries, g_ptr_array_steal_index (self->entries, i - 1));
      return TRUE;
    }
  return FALSE;
}

void
pentad_journal_add (PentadJournal *self, gint64 time, PentadConnection connection, const char *text)
{
  PentadJournalEntry *entry;

  if (repeat (self, time, connection, text))
    return;
  if (self->entries->len >= PENTAD_JOURNAL_SIZE)
    g_ptr_array_remove_index (self->entries, 0);
  entry = g_new0 (PentadJournalEntry, 1);
  entry->first = entry->last = time;
  entry->count = 1;
  entry->connection = connection;
  entry->text = g_strdup (text);
  g_ptr_array_add (self->entries, entry);
}

guint
pentad_journal_get_count (const PentadJournal *self)
{
  return self->entries->len;
}

const PentadJournalEntry *
pentad_journal_get (const PentadJournal *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);
  return g_ptr_array_index (self->entries, index);
}

PentadJournalCounters *
pentad_journal_get_counters (PentadJournal *self)
{
  return &self->counters;
}

const PentadJournalCounters *
pentad_journal_peek_counters (const PentadJournal *self)
{
  return &self->counters;
}
