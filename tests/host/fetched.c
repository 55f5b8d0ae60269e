/* A request and what came of it, for tests of the HTTP client.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fetched.h"

#include <string.h>

/* Longest wait for an answer that the client itself should bound, in seconds. */
#define DEADLINE_S 20

void
fetched_clear (Fetched *fetched)
{
  g_clear_pointer (&fetched->message, g_free);
  g_clear_pointer (&fetched->validator, g_free);
  g_clear_pointer (&fetched->type, g_free);
  g_clear_pointer (&fetched->next_url, g_free);
  g_clear_pointer (&fetched->body, g_bytes_unref);
  g_mutex_clear (&fetched->lock);
  g_cond_clear (&fetched->cond);
}

void
answer_cb (const PentadHttpResponse *response, gpointer user_data)
{
  Fetched *fetched = user_data;

  g_mutex_lock (&fetched->lock);
  fetched->is_done = TRUE;
  fetched->result = response->result;
  fetched->status = response->status;
  fetched->message = g_strdup (response->message);
  fetched->validator = g_strdup (response->validator);
  fetched->type = g_strdup (response->type);
  fetched->next_url = g_strdup (response->next_url);
  fetched->date = response->date;
  fetched->retry_after_s = response->retry_after_s;
  fetched->body = response->body != NULL ? g_bytes_ref (response->body) : NULL;
  fetched->wire_bytes = response->wire_bytes;
  g_mutex_unlock (&fetched->lock);
}

void
destroy_cb (gpointer user_data)
{
  Fetched *fetched = user_data;

  g_mutex_lock (&fetched->lock);
  fetched->is_destroyed = TRUE;
  g_cond_broadcast (&fetched->cond);
  g_mutex_unlock (&fetched->lock);
}

void
wait_for (Fetched *fetched)
{
  gint64 until = g_get_monotonic_time () + DEADLINE_S * G_USEC_PER_SEC;

  g_mutex_lock (&fetched->lock);
  while (!fetched->is_destroyed)
    if (!g_cond_wait_until (&fetched->cond, &fetched->lock, until))
      g_error ("no answer within %d s", DEADLINE_S);
  g_mutex_unlock (&fetched->lock);
}

void
fetch_with (PentadHttpAccess *access,
            const char *url,
            const char *validator,
            const PentadHttpLimits *limits,
            Fetched *fetched)
{
  PentadHttpClient *client = pentad_http_client_new (access);

  memset (fetched, 0, sizeof *fetched);
  g_assert_cmpuint (
      pentad_http_client_get (client, url, validator, limits, answer_cb, fetched, destroy_cb), !=,
      0);
  wait_for (fetched);
  g_assert_finalize_object (client);
}

void
fetch (const char *url, const char *validator, const PentadHttpLimits *limits, Fetched *fetched)
{
  fetch_with (NULL, url, validator, limits, fetched);
}

GBytes *
serve_bytes (const char *path, const char *head, gpointer user_data)
{
  return g_bytes_ref (user_data);
}
