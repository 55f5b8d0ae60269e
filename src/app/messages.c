/* How the data came, for the one who minds the wall: facts of the wire, what happened when, and
 * what operators wrote down about it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/messages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/log-book.h"
#include "render/format.h"

/* A clock that is off by less disturbs nobody. */
#define SKEW_TOLD_S 30

struct _PentadMessages
{
  PentadStatus *status; /* borrowed */
  PentadFeed *feed;
  PentadLanguage language;
  char *operator; /* NULL: the user of the system */
  char *failure;  /* why the last note is not written; NULL it is */
};

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

/* As whom the platform knows this program, and what it lets it see. */
static void
add_account (GPtrArray *facts, PentadFeed *feed, PentadLanguage language)
{
  PentadCity *city = pentad_feed_get_city (feed);
  const PentadAbout *about = pentad_city_get_about (city);
  const char *name = about != NULL ? pentad_label_get (&about->account, language) : "";

  if (name[0] != '\0')
    take_fact (facts, g_strdup_printf (_ ("Account: %s"), name));
  if (about != NULL && pentad_city_get_root (city) != 0 &&
      pentad_feed_get_source (feed)->file == NULL)
    {
      const PentadDivision *root =
          pentad_divisions_get (pentad_city_get_divisions (city), pentad_city_get_root (city));

      take_fact (facts, g_strdup_printf (_ ("It may see %s only"),
                                         pentad_label_get (&root->name, language)));
    }
}

/* That scores are not those by the platform's own rules must not be overlooked. */
static void
add_scheme (GPtrArray *facts, PentadFeed *feed)
{
  const PentadScheme *scheme = pentad_feed_get_source (feed)->scheme;

  if (scheme != NULL)
    take_fact (facts, g_strdup_printf (_ ("Judged by the scheme %s %s in the place of its own"),
                                       scheme->id, scheme->version));
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
  g_free (message->remark);
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

/* Who said first after a message came that all is seen. */
static char *
dup_seen (PentadFeed *feed, const GPtrArray *log, gint64 time)
{
  for (guint i = 0; i < log->len; i++)
    {
      const PentadLogEntry *entry = log->pdata[i];
      g_autofree char *when = NULL;

      if (entry->text != NULL || entry->time < time)
        continue;
      when = dup_time (feed, entry->time);
      /* Translators: the operator's name, a time. */
      return g_strdup_printf (_ ("seen by %s, %s"), entry->operator, when);
    }
  return NULL;
}

static void
add_note (GArray *messages, PentadFeed *feed, const PentadLogEntry *entry)
{
  PentadStatusMessage message = { .time = dup_time (feed, entry->time),
                                  .text = g_strdup (entry->text),
                                  .remark = g_strdup (entry->operator),
                                  .tone = PENTAD_TONE_NEUTRAL };

  g_array_append_val (messages, message);
}

/* The newest first, of both lists, which have the oldest first. */
static void
add_messages (GArray *messages, PentadFeed *feed, const GPtrArray *log)
{
  const PentadJournal *journal = pentad_feed_get_journal (feed);
  guint n_notes = log->len;

  for (guint n = pentad_journal_get_count (journal); n > 0; n--)
    {
      const PentadJournalEntry *entry = pentad_journal_get (journal, n - 1);
      PentadStatusMessage message = { 0 };

      for (; n_notes > 0; n_notes--)
        {
          const PentadLogEntry *note = log->pdata[n_notes - 1];

          if (note->time < entry->last)
            break;
          if (note->text != NULL)
            add_note (messages, feed, note);
        }
      fill_message (&message, feed, entry);
      message.remark = dup_seen (feed, log, entry->last);
      g_array_append_val (messages, message);
    }
  for (; n_notes > 0; n_notes--)
    if (((const PentadLogEntry *)log->pdata[n_notes - 1])->text != NULL)
      add_note (messages, feed, log->pdata[n_notes - 1]);
}

/* What the entries of the log book are kept by. */
static const char *
get_platform (PentadMessages *self)
{
  return pentad_feed_get_source (self->feed)->url;
}

static void
show_facts (PentadMessages *self)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  add_address (facts, self->feed);
  add_account (facts, self->feed, self->language);
  add_scheme (facts, self->feed);
  add_times (facts, self->feed, self->language);
  add_skew (facts, self->feed, self->language);
  add_traffic (facts, self->feed);
  g_ptr_array_add (facts, NULL);
  pentad_status_set_facts (self->status, (const char *const *)facts->pdata);
}

static void
show_messages (PentadMessages *self)
{
  g_autofree char *path = pentad_log_book_dup_path ();
  g_autoptr (GPtrArray) log = pentad_log_book_read (path, get_platform (self));
  g_autoptr (GArray) messages = g_array_new (FALSE, TRUE, sizeof (PentadStatusMessage));

  g_array_set_clear_func (messages, (GDestroyNotify)clear_message);
  if (self->failure != NULL)
    {
      PentadStatusMessage failure = { .time =
                                          dup_time (self->feed, pentad_feed_get_now (self->feed)),
                                      .text = g_strdup (self->failure),
                                      .tone = PENTAD_TONE_BAD };

      g_array_append_val (messages, failure);
    }
  add_messages (messages, self->feed, log);
  pentad_status_set_messages (self->status, (const PentadStatusMessage *)(void *)messages->data,
                              messages->len);
}

static void
opened_cb (PentadMessages *self)
{
  show_facts (self);
  show_messages (self);
}

static void
seen_cb (PentadMessages *self)
{
  pentad_messages_write (self, NULL);
}

PentadMessages *
pentad_messages_new (PentadStatus *status, PentadFeed *feed, PentadLanguage language)
{
  PentadMessages *self = g_new0 (PentadMessages, 1);

  self->status = status;
  self->feed = g_object_ref (feed);
  self->language = language;
  g_signal_connect_swapped (status, "opened", G_CALLBACK (opened_cb), self);
  g_signal_connect_swapped (status, "noted", G_CALLBACK (pentad_messages_write), self);
  g_signal_connect_swapped (status, "seen", G_CALLBACK (seen_cb), self);
  return self;
}

void
pentad_messages_free (PentadMessages *self)
{
  g_signal_handlers_disconnect_by_data (self->status, self);
  g_object_unref (self->feed);
  g_free (self->operator);
  g_free (self->failure);
  g_free (self);
}

void
pentad_messages_set_operator (PentadMessages *self, const char *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->operator);
  self->operator= g_strdup (name);
}

/* The name given, else that of the user's account, else its id. */
static const char *
get_operator (PentadMessages *self)
{
  const char *real_name = g_get_real_name ();

  if (self->operator!= NULL && self->operator[0] != '\0')
    return self->operator;
  return real_name[0] != '\0' && !g_str_equal (real_name, "Unknown") ? real_name
                                                                     : g_get_user_name ();
}

void
pentad_messages_write (PentadMessages *self, const char *text)
{
  g_autofree char *path = pentad_log_book_dup_path ();
  g_autoptr (GError) error = NULL;
  PentadLogEntry entry;

  g_return_if_fail (self != NULL);

  entry = (PentadLogEntry){ .time = pentad_feed_get_now (self->feed),
                            .operator= (char *) get_operator (self),
                            .text = (char *)text };
  g_clear_pointer (&self->failure, g_free);
  if (!pentad_log_book_add (path, get_platform (self), &entry, &error))
    self->failure = g_strdup (error->message);
  show_messages (self);
}
