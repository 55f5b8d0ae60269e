/* A feed's list of requests of an Open311 server: its pages become one state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"
#include "feed/open311.h"

#include <glib/gi18n-lib.h>

/* No more pages than this make up one answer. */
#define MAX_PAGES 1000

/* With --at the present is that instant: what an endless list says of it is of then. */
static gint64
date_of_requests (PentadFeed *self, gint64 as_of)
{
  gint64 at = pentad_clock_get_wall (self->clock);

  return pentad_clock_is_fixed (self->clock) ? at : as_of;
}

/* What the server names, else the next part of a list that is asked for in parts. */
static char *
dup_next_page (PentadFeed *self, const PentadAnswer *answer)
{
  PentadFeedPaging paging = self->source->paging;

  if (answer->next_url != NULL)
    return g_strdup (answer->next_url);
  if (paging == PENTAD_PAGING_PAGES && !pentad_open311_has_news (self->pages))
    return NULL;
  return pentad_open311_dup_part_url (paging, pentad_feed_get_address (self), ++self->n_parts,
                                      pentad_feed_get_now (self));
}

gboolean
pentad_feed_apply_recalled_requests (PentadFeed *self, PentadAnswer *answer, const GPtrArray *pages)
{
  g_autoptr (PentadState) state = pentad_open311_join_pages (pages);

  if (pages->len > 1)
    g_clear_pointer (&answer->etag, g_free);
  pentad_city_apply_state (self->city, state);
  self->has_state = TRUE;
  pentad_feed_confirm_state (self, answer);
  return TRUE;
}

gboolean
pentad_feed_apply_requests (PentadFeed *self,
                            PentadPoll *poll,
                            PentadAnswer *answer,
                            PentadState *page)
{
  g_autoptr (PentadState) state = NULL;

  g_ptr_array_add (self->pages, pentad_state_ref (page));
  pentad_feed_keep_findings (poll, answer, self->pages->len == 1);
  g_clear_pointer (&self->next_page, g_free);
  self->next_page = dup_next_page (self, answer);
  if (self->next_page != NULL && self->pages->len >= MAX_PAGES)
    {
      pentad_answer_fail (
          answer, g_error_new (PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
                               _ ("%s: expected no more than 1000 pages, found the next page %s"),
                               self->source->url, self->next_page));
      return FALSE;
    }
  if (self->next_page != NULL)
    return FALSE;
  /* The tag of the last page says nothing of those before it. */
  if (self->pages->len > 1)
    g_clear_pointer (&answer->etag, g_free);
  state = pentad_open311_join_pages (self->pages);
  state->as_of = date_of_requests (self, state->as_of);
  if (self->cache != NULL && self->keeps_list)
    pentad_cache_end_list (self->cache, (gint32)self->pages->len, self->source->url, answer->wall);
  g_ptr_array_set_size (self->pages, 0);
  self->n_parts = 0;
  pentad_city_apply_state (self->city, state);
  self->has_state = TRUE;
  pentad_feed_confirm_state (self, answer);
  return TRUE;
}
