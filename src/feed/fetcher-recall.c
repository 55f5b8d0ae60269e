/* The fetcher's way to the cache: what is kept there is read and handed over like an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/decode.h"
#include "feed/fetcher-private.h"

#include "model/state.h"

static gpointer
decode_stored (const PentadErrand *errand,
               const PentadStored *stored,
               PentadAnswer *answer,
               GError **error)
{
  PentadDecodeInput input = { .kind = errand->kind,
                              .key = errand->key,
                              .name = errand->name,
                              .url = stored->url,
                              .about = errand->about,
                              .crs = pentad_errand_get_crs (errand),
                              .as_of =
                                  stored->date != PENTAD_NO_TIME ? stored->date : stored->wall };

  return pentad_decode_stored (&input, stored->body, answer->findings, &answer->free_document,
                               error);
}

/* A whole state and the changes after it, or a list's pages; what cannot be read ends the row. */
static gpointer
decode_states (const PentadErrand *errand,
               const GPtrArray *all,
               PentadAnswer *answer,
               GError **error)
{
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_state_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const PentadStored *stored = g_ptr_array_index (all, i);
      gpointer state = decode_stored (errand, stored, answer, i == 0 ? error : NULL);

      if (state == NULL)
        break;
      g_ptr_array_add (states, state);
      answer->wall = stored->wall;
    }
  answer->free_document = (GDestroyNotify)g_ptr_array_unref;
  return states->len > 0 ? g_steal_pointer (&states) : NULL;
}

static void
recall (const PentadErrand *errand, PentadAnswer *answer, GError **error)
{
  PentadCache *cache = errand->fetcher->cache;
  gboolean is_list = errand->kind == PENTAD_DOCUMENT_REQUESTS;
  g_autoptr (GPtrArray) all =
      is_list ? pentad_cache_recall_list (cache, error)
              : pentad_cache_recall (cache, errand->kind, errand->key, errand->name, error);
  const PentadStored *whole = all != NULL ? g_ptr_array_index (all, 0) : NULL;

  if (whole == NULL)
    return;
  answer->wall = whole->wall;
  answer->date = whole->date;
  answer->etag = g_strdup (whole->etag);
  answer->body_bytes = g_bytes_get_size (whole->body);
  if (whole->is_absent)
    {
      answer->outcome = PENTAD_ANSWER_ABSENT;
      if (errand->kind == PENTAD_DOCUMENT_SCHEME)
        {
          answer->document = pentad_decode_shipped_scheme (errand->about->scheme, error);
          answer->free_document = (GDestroyNotify)pentad_scheme_unref;
        }
      return;
    }
  answer->document = errand->kind == PENTAD_DOCUMENT_STATE || is_list
                         ? decode_states (errand, all, answer, error)
                         : decode_stored (errand, whole, answer, error);
}

static void
recall_cb (gpointer user_data)
{
  PentadErrand *errand = user_data;
  PentadFetcher *self = errand->fetcher;
  PentadAnswer *answer = pentad_answer_new_recalled (errand->request, errand->kind);
  g_autoptr (GError) error = NULL;

  recall (errand, answer, &error);
  answer->boot_us = pentad_clock_get_boot_us (self->clock);
  if (error != NULL)
    pentad_answer_fail (answer, g_steal_pointer (&error));
  else if (answer->document == NULL && answer->outcome != PENTAD_ANSWER_ABSENT)
    answer->outcome = PENTAD_ANSWER_FAILED;
  pentad_errand_hand_over (self, answer);
}

static void
recall_places_cb (gpointer user_data)
{
  PentadErrand *errand = user_data;
  PentadFetcher *self = errand->fetcher;
  PentadAnswer *answer = pentad_answer_new_local (errand->request);
  g_autoptr (GError) error = NULL;

  answer->is_recalled = TRUE;
  answer->document = pentad_cache_recall_places (self->cache, errand->about, &error);
  answer->free_document = (GDestroyNotify)pentad_geometry_free;
  answer->boot_us = pentad_clock_get_boot_us (self->clock);
  answer->wall = pentad_clock_get_wall (self->clock);
  if (error != NULL)
    pentad_answer_fail (answer, g_steal_pointer (&error));
  else if (answer->document == NULL)
    answer->outcome = PENTAD_ANSWER_FAILED;
  pentad_errand_hand_over (self, answer);
}

void
pentad_fetcher_recall (PentadFetcher *self,
                       guint64 request,
                       PentadDocumentKind kind,
                       gint32 key,
                       const char *name,
                       PentadAbout *about)
{
  PentadErrand *errand = pentad_errand_new (self, request, kind, key, name, about);

  if (pentad_errand_is_for_helper (kind, about))
    pentad_errand_leave_to_helper (errand, recall_cb);
  else
    {
      pentad_errand_begin_reading (errand);
      pentad_http_client_run (self->client, recall_cb, errand, pentad_errand_free);
    }
}

void
pentad_fetcher_recall_places (PentadFetcher *self, guint64 request, PentadAbout *about)
{
  PentadErrand *errand = pentad_errand_new (self, request, PENTAD_N_DOCUMENTS, 0, NULL, about);

  pentad_errand_leave_to_helper (errand, recall_places_cb);
}
