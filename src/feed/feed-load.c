/* How far a feed has loaded, and loading that is waited for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <glib/gi18n-lib.h>

gboolean
pentad_feed_is_complete (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);
  return self->has_geometry && self->has_state && pentad_plan_is_loaded (self->plan) &&
         !(self->holds_topics && self->about->topics->len > 0);
}

gboolean
pentad_feed_has_essentials (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);
  return self->has_geometry && self->has_state && pentad_plan_has_essentials (self->plan);
}

gboolean
pentad_feed_has_cases (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);
  return self->has_geometry && self->has_state && pentad_plan_has_cases (self->plan);
}

gboolean
pentad_feed_is_reading (PentadFeed *self)
{
  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);
  return self->fetcher != NULL && pentad_fetcher_is_reading (self->fetcher);
}

guint
pentad_feed_count_loaded (PentadFeed *self, guint *n_wanted)
{
  guint n = 0;

  g_return_val_if_fail (PENTAD_IS_FEED (self), 0);

  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    n += pentad_plan_get (self->plan, i)->content != PENTAD_POLL_UNKNOWN ? 1 : 0;
  if (n_wanted != NULL)
    *n_wanted = pentad_plan_get_count (self->plan);
  return n;
}

/* Names the first document that is missing. */
static void
set_timeout_error (PentadFeed *self, guint timeout_ms, GError **error)
{
  g_autofree char *url = g_strdup (self->source->url);

  for (guint i = 0; i < pentad_plan_get_count (self->plan); i++)
    {
      const PentadPoll *poll = pentad_plan_get (self->plan, i);

      if (poll->content != PENTAD_POLL_UNKNOWN)
        continue;
      g_free (url);
      url = pentad_document_get_url (poll->kind, self->source->url, poll->key, poll->name);
      break;
    }
  g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_TIMEOUT,
               _ ("%s: not loaded within %.1f s"), url, timeout_ms / 1000.0);
}

static gboolean
expired_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
pentad_feed_load (PentadFeed *self, guint timeout_ms, GError **error)
{
  GSource *timeout;
  gboolean has_expired = FALSE;

  g_return_val_if_fail (PENTAD_IS_FEED (self), FALSE);

  g_clear_error (&self->fatal);
  timeout = g_timeout_source_new (timeout_ms);
  g_source_set_callback (timeout, expired_cb, &has_expired, NULL);
  g_source_attach (timeout, self->context);
  pentad_feed_start (self);
  while (!pentad_feed_is_complete (self) && self->fatal == NULL && !has_expired)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (timeout);
  g_source_unref (timeout);

  if (self->fatal != NULL)
    g_propagate_error (error, g_steal_pointer (&self->fatal));
  else if (pentad_feed_is_complete (self))
    return TRUE;
  else
    set_timeout_error (self, timeout_ms, error);
  pentad_feed_stop (self);
  return FALSE;
}
