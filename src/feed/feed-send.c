/* Sends what is due of a feed: asks the cache first, then the platform, each by its address.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"
#include "feed/open311.h"

/* How often a list of requests is written to the cache. */
#define KEEP_LIST_US (60 * G_USEC_PER_SEC)

/* What stands now, which a look back asks for as it stood then. Cases and history need no such
 * question: their acts say when they happened. */
static gboolean
is_momentary (PentadDocumentKind kind)
{
  return kind == PENTAD_DOCUMENT_STAFF || kind == PENTAD_DOCUMENT_SENSORS ||
         kind == PENTAD_DOCUMENT_CALLS || kind == PENTAD_DOCUMENT_APPROVALS ||
         kind == PENTAD_DOCUMENT_SERVICE || kind == PENTAD_DOCUMENT_TASKS ||
         kind == PENTAD_DOCUMENT_ASSESSMENTS || kind == PENTAD_DOCUMENT_TOPIC;
}

/* For a document that is made of several answers; else NULL. */
static PentadGather *
make_gather (PentadFeed *self, const PentadPoll *poll)
{
  if (poll->kind == PENTAD_DOCUMENT_FEATURES)
    {
      const PentadFeedBoundary *boundary = g_ptr_array_index (self->source->boundaries, poll->key);

      return pentad_gather_new_features (boundary->path);
    }
  if (self->source->mapping == NULL)
    return NULL;
  return pentad_gather_new_mapped (self->source->mapping, poll->kind, poll->key,
                                   pentad_feed_get_address (self), pentad_feed_get_now (self));
}

char *
pentad_feed_dup_url (PentadFeed *self, const PentadPoll *poll)
{
  g_autoptr (PentadGather) gather = make_gather (self, poll);
  const char *name = poll->name;

  if (gather != NULL)
    return g_strdup (pentad_gather_get_url (gather));

  if (is_momentary (poll->kind) && pentad_clock_is_fixed (self->clock))
    {
      g_autofree char *url = pentad_document_get_url (poll->kind, pentad_feed_get_address (self),
                                                      poll->key, poll->name);
      g_autoptr (PentadZone) utc = pentad_zone_new ("UTC", 0, NULL);
      char at[32];

      pentad_time_format (pentad_clock_get_wall (self->clock), utc, at);
      at[19] = '\0'; /* a plus sign would have to be escaped */
      return g_strconcat (url, "?at=", at, "Z", NULL);
    }

  if (poll->kind == PENTAD_DOCUMENT_STATE)
    name = self->cursor;
  else if (poll->kind == PENTAD_DOCUMENT_REQUESTS)
    {
      if (self->next_page == NULL)
        return pentad_open311_dup_part_url (self->source->paging, pentad_feed_get_address (self), 0,
                                            pentad_feed_get_now (self));
      name = self->next_page;
    }
  return pentad_document_get_url (poll->kind, pentad_feed_get_address (self), poll->key, name);
}

/* The first time, before the wire: what the cache has. TRUE when that is under way. */
static gboolean
recall (PentadFeed *self, PentadPoll *poll)
{
  if (self->cache == NULL || poll->is_recalled || poll->content != PENTAD_POLL_UNKNOWN)
    return FALSE;
  if (self->source->kind == PENTAD_FEED_PLATFORM &&
      pentad_document_get_traits (poll->kind)->stage == PENTAD_STAGE_OF_GEOMETRY)
    {
      if (!self->has_recalled)
        {
          self->has_recalled = TRUE;
          self->recall = ++self->last_request;
          pentad_fetcher_recall_places (self->fetcher, self->recall, self->about);
        }
      if (self->recall == 0)
        return FALSE;
      /* Due, but not to be looked at again before the table is here. */
      poll->next_us = PENTAD_POLL_NEVER;
      return TRUE;
    }
  poll->is_recalled = TRUE;
  poll->request = ++self->last_request;
  pentad_fetcher_recall (self->fetcher, poll->request, poll->kind, poll->key, poll->name,
                         self->about);
  return TRUE;
}

/* Under which key the cache keeps what comes; negative: not at all. A list of requests is kept page
 * by page, and as rarely as a whole state. */
static gint32
get_cache_key (PentadFeed *self, const PentadPoll *poll, gint64 now_us)
{
  if (poll->kind != PENTAD_DOCUMENT_REQUESTS)
    return poll->key;
  if (self->pages->len == 0)
    {
      self->keeps_list = self->kept_us == 0 || now_us - self->kept_us >= KEEP_LIST_US;
      self->kept_us = self->keeps_list ? now_us : self->kept_us;
    }
  return self->keeps_list ? (gint32)self->pages->len : -1;
}

static void
send (PentadFeed *self, PentadPoll *poll, gint64 now_us)
{
  g_autofree char *url = pentad_feed_dup_url (self, poll);
  gboolean is_delta = poll->kind == PENTAD_DOCUMENT_STATE && self->cursor != NULL;
  gboolean is_further_page = poll->kind == PENTAD_DOCUMENT_REQUESTS && self->next_page != NULL;

  poll->request = ++self->last_request;
  poll->is_on_wire = TRUE;
  /* The beat is that of first pages. */
  if (!is_further_page)
    poll->sent_us = now_us;
  pentad_journal_get_counters (self->journal)->requests++;
  pentad_fetcher_send (self->fetcher, poll->request, poll->kind, get_cache_key (self, poll, now_us),
                       poll->name, url, is_delta || is_further_page ? NULL : poll->etag,
                       self->about, make_gather (self, poll));
}

void
pentad_feed_send_due (PentadFeed *self, gint64 now_us)
{
  self->pace.has_picture = self->has_state;
  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (self->plan, i);

      /* The cache is asked whatever the platform thinks. */
      if (pentad_poll_is_due (poll, now_us) && !recall (self, poll) &&
          pentad_pace_may_send (&self->pace, poll, now_us))
        send (self, poll, now_us);
    }
}
