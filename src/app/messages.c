/* How the data came, for the one who minds the wall: facts of the wire, and what happened when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/messages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "render/format.h"

/* A clock that is off by less disturbs nobody. */
#define SKEW_TOLD_S 30

static void
take_fact (GPtrArray *facts, char *text)
{
  g_ptr_array_add (facts, text);
}

static void
add_address (GPtrArray *facts, PentadFeed *feed)
{
  take_fact (facts, g_strdup_printf (pentad_feed_is_on_standby (feed) ? _ ("Standby address: %s")
                                                                      : _ ("Address: %s"),
                                     pentad_feed_get_address (feed)));
}

/* When the data were true, and when they are asked for again. */
static void
add_times (GPtrArray *facts, PentadFeed *feed, PentadLanguage language)
{
  gint64 as_of = pentad_feed_get_as_of (feed);
  double next_s = pentad_feed_get_next_poll_s (feed);

  if (as_of != PENTAD_NO_TIME)
    {
      g_autofree char *time =
          pentad_format_clock (as_of, pentad_city_get_zone (pentad_feed_get_city (feed)), language);

      take_fact (facts, g_strdup_printf (_ ("Data as of %s"), time));
    }
  if (isfinite (next_s) && next_s > 0)
    {
      g_autofree char *wait = pentad_format_age (ceil (next_s), language);

      take_fact (facts, g_strdup_printf (_ ("Asked again in %s"), wait));
    }
}

static void
add_skew (GPtrArray *facts, PentadFeed *feed, PentadLanguage language)
{
  gint64 skew_s = pentad_feed_get_skew_s (feed);
  g_autofree char *amount = NULL;

  if (ABS (skew_s) < SKEW_TOLD_S)
    return;
  amount = pentad_format_age ((double)ABS (skew_s), language);
  take_fact (facts, g_strdup_printf (skew_s > 0 ? _ ("The platform's clock is %s ahead of this one")
                                                : _ ("The platform's clock is %s behind this one"),
                                     amount));
}

static void
add_traffic (GPtrArray *facts, PentadFeed *feed)
{
  const PentadJournalCounters *counters =
      pentad_journal_peek_counters (pentad_feed_get_journal (feed));
  g_autofree char *requests = pentad_format_count ((double)counters->requests);
  g_autofree char *unchanged = pentad_format_count ((double)counters->not_modified);
  g_autofree char *failed = pentad_format_count ((double)counters->failures);
  g_autofree char *received = g_format_size (counters->wire_bytes);
  g_autofree char *saved = g_format_size (counters->saved_bytes);

  if (counters->requests == 0)
    return;
  take_fact (facts, g_strdup_printf (_ ("Requests %s, unchanged %s, failed %s"), requests,
                                     unchanged, failed));
  take_fact (facts, g_strdup_printf (_ ("Received %s, saved %s"), received, saved));
}

/* "14:32:05", with the date where it was another day. */
static char *
dup_time (PentadFeed *feed, gint64 time)
{
  const PentadZone *zone = pentad_city_get_zone (pentad_feed_get_city (feed));
  gint32 day = pentad_zone_day (zone, time);
  int second = pentad_zone_second_of_day (zone, time);
  g_autofree char *date = day != pentad_zone_day (zone, pentad_feed_get_now (feed))
                              ? pentad_format_day_short (day)
                              : NULL;

  return g_strdup_printf ("%s%s%02d:%02d:%02d", date != NULL ? date : "", date != NULL ? " " : "",
                          second / 3600, second / 60 % 60, second % 60);
}

static void
clear_message (PentadStatusMessage *message)
{
  g_free (message->time);
  g_free (message->text);
}

static void
fill_message (PentadStatusMessage *message, PentadFeed *feed, const PentadJournalEntry *entry)
{
  message->time = dup_time (feed, entry->last);
  message->tone = entry->connection == PENTAD_CONNECTION_OK ? PENTAD_TONE_MUTED : PENTAD_TONE_BAD;
  if (entry->count > 1)
    {
      g_autofree char *first = dup_time (feed, entry->first);

      message->text =
          g_strdup_printf (_ ("%s (%u times since %s)"), entry->text, entry->count, first);
    }
  else
    message->text = g_strdup (entry->text);
}

void
pentad_messages_show (PentadStatus *status, PentadFeed *feed, PentadLanguage language)
{
  const PentadJournal *journal = pentad_feed_get_journal (feed);
  guint n = pentad_journal_get_count (journal);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) messages = g_array_sized_new (FALSE, TRUE, sizeof (PentadStatusMessage), n);

  add_address (facts, feed);
  add_times (facts, feed, language);
  add_skew (facts, feed, language);
  add_traffic (facts, feed);
  g_ptr_array_add (facts, NULL);
  g_array_set_clear_func (messages, (GDestroyNotify)clear_message);
  g_array_set_size (messages, n);
  for (guint i = 0; i < n; i++)
    fill_message (&g_array_index (messages, PentadStatusMessage, i), feed,
                  pentad_journal_get (journal, n - 1 - i));
  pentad_status_set_facts (status, (const char *const *)facts->pdata);
  pentad_status_set_messages (status, (const PentadStatusMessage *)(void *)messages->data, n);
}
