/* The feed's arm off the main thread: sends requests, decodes answers, hands them over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is small is decoded on the network thread, what is large by helpers, so that a start uses
 * every core. A system of coordinates that is not WGS 84 is the network thread's, and so is then
 * all that has positions. */
#include "config.h"

#include "feed/decode.h"
#include "feed/fetcher-private.h"

#include "model/finding.h"
#include "model/state.h"

/* Threads that help the network thread. */
#define N_HELPERS 2

void
pentad_errand_free (gpointer data)
{
  PentadErrand *errand = data;

  if (errand->is_reading)
    g_atomic_int_add (&errand->fetcher->n_readings, -1);
  g_clear_pointer (&errand->about, pentad_about_unref);
  g_clear_pointer (&errand->geometry, pentad_geometry_free);
  g_clear_pointer (&errand->gather, pentad_gather_free);
  g_clear_pointer (&errand->answer, pentad_answer_free);
  g_clear_pointer (&errand->body, g_bytes_unref);
  g_free (errand->url);
  g_free (errand->name);
  g_free (errand);
}

/* On any thread. Takes the answer. */
void
pentad_errand_hand_over (PentadFetcher *self, PentadAnswer *answer)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->answers, answer);
  g_mutex_unlock (&self->lock);
  g_source_set_ready_time (self->wake, 0);
}

static gboolean
wake_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  PentadFetcher *self = user_data;
  g_autoptr (GPtrArray) answers = NULL;

  g_source_set_ready_time (source, -1);
  g_mutex_lock (&self->lock);
  answers = self->answers;
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_answer_free);
  g_mutex_unlock (&self->lock);
  if (answers->len > 0)
    self->func (answers, self->user_data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs wake_funcs = { .dispatch = wake_dispatch };

static gboolean
ignore_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
help_cb (gpointer data, gpointer user_data)
{
  PentadErrand *errand = data;
  PentadFetcher *self = user_data;

  if (!g_atomic_int_get (&self->is_stopping))
    errand->run (errand);
  pentad_errand_free (errand);
}

void
pentad_errand_begin_reading (PentadErrand *errand)
{
  errand->is_reading = TRUE;
  g_atomic_int_inc (&errand->fetcher->n_readings);
}

/* Takes the errand. */
void
pentad_errand_leave_to_helper (PentadErrand *errand, void (*run) (gpointer errand))
{
  pentad_errand_begin_reading (errand);
  errand->run = run;
  g_thread_pool_push (errand->fetcher->helpers, errand, NULL);
}

/* Large, and read without a system of coordinates. */
gboolean
pentad_errand_is_for_helper (PentadDocumentKind kind, const PentadAbout *about)
{
  switch ((int)kind)
    {
    case PENTAD_DOCUMENT_HISTORY:
      return TRUE;
    case PENTAD_DOCUMENT_PARTITIONS:
    case PENTAD_DOCUMENT_LAYER:
    case PENTAD_DOCUMENT_STATE:
    case PENTAD_DOCUMENT_ENDED:
    case PENTAD_DOCUMENT_STAFF:
    case PENTAD_DOCUMENT_SENSORS:
      return about != NULL && pentad_crs_is_wgs84_name (about->crs);
    default:
      return FALSE;
    }
}

/* What the first picture takes longest to be made of comes first: the table of places, then the
 * cases. */
static int
get_turn (const PentadErrand *errand)
{
  switch ((int)errand->kind)
    {
    case PENTAD_N_DOCUMENTS:
      return 0;
    case PENTAD_DOCUMENT_STATE:
      return 1;
    case PENTAD_DOCUMENT_ENDED:
      return 2;
    default:
      return 3;
    }
}

static int
compare_turns (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return get_turn (a) - get_turn (b);
}

PentadFetcher *
pentad_fetcher_new (GMainContext *context,
                    PentadHttpAccess *access,
                    PentadClock *clock,
                    PentadCache *cache,
                    PentadFetcherFunc func,
                    gpointer user_data)
{
  PentadFetcher *self = g_new0 (PentadFetcher, 1);

  self->access = access != NULL ? pentad_http_access_ref (access) : NULL;
  self->clock = g_object_ref (clock);
  self->cache = cache;
  self->func = func;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_answer_free);
  self->wake = g_source_new (&wake_funcs, sizeof (GSource));
  g_source_set_static_name (self->wake, "pentad-feed-answers");
  /* The dispatch function above is what runs; it gets the fetcher by way of the callback data. */
  g_source_set_callback (self->wake, ignore_cb, self, NULL);
  g_source_attach (self->wake, context);
  self->helpers = g_thread_pool_new (help_cb, self, N_HELPERS, FALSE, NULL);
  g_thread_pool_set_sort_function (self->helpers, compare_turns, NULL);
  self->client = pentad_http_client_new (access);
  return self;
}

void
pentad_fetcher_free (PentadFetcher *self)
{
  /* The threads may hand over answers until they are joined; only the network thread leaves
   * anything to the helpers. */
  g_atomic_int_set (&self->is_stopping, TRUE);
  /* Until the network thread is joined it may go on asking. */
  g_object_run_dispose (G_OBJECT (self->client));
  g_clear_object (&self->client);
  g_thread_pool_free (self->helpers, FALSE, TRUE);
  g_source_destroy (self->wake);
  g_source_unref (self->wake);
  g_ptr_array_unref (self->answers);
  g_mutex_clear (&self->lock);
  g_object_unref (self->clock);
  g_clear_pointer (&self->crs, pentad_crs_free);
  g_free (self->crs_name);
  g_clear_pointer (&self->access, pentad_http_access_unref);
  g_free (self);
}

/* On the network thread. Making one takes longer than reading with it. NULL: WGS 84, and what is no
 * system: that has been refused with the document that names it. */
static const PentadCrs *
get_crs (PentadFetcher *self, const PentadAbout *about)
{
  if (about == NULL || about->crs == NULL)
    return NULL;
  if (g_strcmp0 (self->crs_name, about->crs) != 0)
    {
      g_clear_pointer (&self->crs, pentad_crs_free);
      g_free (self->crs_name);
      self->crs_name = g_strdup (about->crs);
      self->crs = pentad_crs_new_declared (about->crs, PENTAD_CRS_EAST_FIRST, NULL);
    }
  return self->crs;
}

/* NULL for what a helper reads. */
const PentadCrs *
pentad_errand_get_crs (const PentadErrand *errand)
{
  return pentad_errand_is_for_helper (errand->kind, errand->about)
             ? NULL
             : get_crs (errand->fetcher, errand->about);
}

static void
decode (const PentadErrand *errand, const char *url, GBytes *body, PentadAnswer *answer)
{
  g_autoptr (GError) error = NULL;
  PentadDecodeInput input = { .kind = errand->kind,
                              .key = errand->key,
                              .name = errand->name,
                              .url = url,
                              .about = errand->about,
                              .crs = pentad_errand_get_crs (errand),
                              .as_of = answer->date };

  if (input.as_of == PENTAD_NO_TIME)
    input.as_of = answer->wall;
  if (answer->outcome == PENTAD_ANSWER_DOCUMENT)
    answer->document =
        pentad_decode (&input, body, answer->findings, &answer->free_document, &error);
  else if (answer->outcome == PENTAD_ANSWER_ABSENT && errand->kind == PENTAD_DOCUMENT_SCHEME)
    {
      /* The platform leaves it to the program, by the name in `about`. */
      answer->document = pentad_decode_shipped_scheme (errand->about->scheme, &error);
      answer->free_document = (GDestroyNotify)pentad_scheme_unref;
    }
  if (error != NULL)
    pentad_answer_fail (answer, g_steal_pointer (&error));
}

/* A platform's parts of the geometry are kept as the table that they make, those of another source,
 * which are gathered, as they are: there are files beside them. A negative key is that of what is
 * not kept. */
static void
keep (const PentadErrand *errand, const char *url, GBytes *body, PentadAnswer *answer)
{
  PentadCache *cache = errand->fetcher->cache;
  g_autoptr (GBytes) packed = NULL;
  PentadStored stored = { .url = (char *)url,
                          .etag = answer->etag,
                          .wall = answer->wall,
                          .date = answer->date,
                          .is_absent = answer->outcome == PENTAD_ANSWER_ABSENT,
                          .body = body };

  if (cache == NULL ||
      (pentad_document_get_traits (errand->kind)->stage == PENTAD_STAGE_OF_GEOMETRY &&
       errand->gather == NULL) ||
      errand->key < 0 ||
      (answer->outcome != PENTAD_ANSWER_DOCUMENT && answer->outcome != PENTAD_ANSWER_ABSENT))
    return;
  if (answer->outcome == PENTAD_ANSWER_DOCUMENT &&
      (packed = pentad_decode_pack (errand->kind, errand->key, answer->document,
                                    answer->findings)) != NULL)
    stored.body = packed;
  if (errand->kind == PENTAD_DOCUMENT_STATE && ((PentadState *)answer->document)->is_delta)
    answer->wants_whole = pentad_cache_keep_changes (cache, &stored);
  else
    pentad_cache_keep (cache, errand->kind, errand->key, errand->name, &stored);
}

PentadErrand *
pentad_errand_new (PentadFetcher *self,
                   guint64 request,
                   PentadDocumentKind kind,
                   gint32 key,
                   const char *name,
                   PentadAbout *about)
{
  PentadErrand *errand = g_new0 (PentadErrand, 1);

  errand->fetcher = self;
  errand->request = request;
  errand->kind = kind;
  errand->key = key;
  errand->name = g_strdup (name);
  errand->about = about != NULL ? pentad_about_ref (about) : NULL;
  return errand;
}

/* Takes the answer of the errand when it has one. */
static void
finish (const PentadErrand *errand, const char *url, GBytes *body, PentadAnswer *answer)
{
  decode (errand, url, body, answer);
  keep (errand, url, body, answer);
  pentad_errand_hand_over (errand->fetcher, answer);
}

static void
finish_cb (gpointer user_data)
{
  PentadErrand *errand = user_data;

  finish (errand, errand->url, errand->body, g_steal_pointer (&errand->answer));
}

static void response_cb (const PentadHttpResponse *response, gpointer user_data);

/* Asks, and takes the errand. */
static void
ask (PentadFetcher *self, PentadErrand *errand, const char *url, const char *etag)
{
  g_autoptr (GBytes) body = errand->gather != NULL ? pentad_gather_dup_body (errand->gather) : NULL;
  PentadHttpLimits limits;

  if (self->access != NULL)
    limits = *pentad_http_access_get_limits (self->access);
  else
    pentad_http_limits_init (&limits);
  limits.max_body_bytes = pentad_document_get_traits (errand->kind)->max_body_bytes;
  if (body != NULL)
    pentad_http_client_post (self->client, url, body, &limits, response_cb, errand,
                             pentad_errand_free);
  else
    pentad_http_client_get (self->client, url, etag, &limits, response_cb, errand,
                            pentad_errand_free);
}

/* What is still to be asked is an errand of its own: the client frees the one that it answered. */
static void
go_on (PentadErrand *errand, const PentadHttpResponse *response, const char *next_url)
{
  PentadErrand *rest = pentad_errand_new (errand->fetcher, errand->request, errand->kind,
                                          errand->key, errand->name, errand->about);

  rest->gather = g_steal_pointer (&errand->gather);
  rest->wire_bytes = errand->wire_bytes + response->wire_bytes;
  ask (rest->fetcher, rest, next_url, NULL);
}

/* error (may be NULL, transfer full): what is wrong with an answer that came. */
static void
receive (const PentadErrand *errand,
         const PentadHttpResponse *response,
         GError *error,
         const GPtrArray *findings)
{
  PentadFetcher *self = errand->fetcher;
  PentadAnswer *answer = pentad_answer_new (errand->request, errand->kind, response);
  PentadErrand *rest;

  answer->boot_us = pentad_clock_get_boot_us (self->clock);
  answer->wall = pentad_clock_get_wall (self->clock);
  pentad_findings_append (answer->findings, findings);
  if (error != NULL)
    {
      pentad_answer_fail (answer, error);
      pentad_errand_hand_over (self, answer);
      return;
    }
  if (!pentad_errand_is_for_helper (errand->kind, errand->about) || response->body == NULL)
    {
      finish (errand, response->url, response->body, answer);
      return;
    }
  rest = pentad_errand_new (self, errand->request, errand->kind, errand->key, errand->name,
                            errand->about);
  rest->answer = answer;
  rest->url = g_strdup (response->url);
  rest->body = g_bytes_ref (response->body);
  pentad_errand_leave_to_helper (rest, finish_cb);
}

/* One of several answers: the last one is handed over with the body that all of them make. */
static void
receive_part (PentadErrand *errand, const PentadHttpResponse *response)
{
  PentadHttpResponse whole = *response;
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GBytes) body = NULL;
  g_autofree char *next_url = NULL;
  GError *error = NULL;
  gint64 as_of = response->date;

  whole.wire_bytes += errand->wire_bytes;
  if (response->result == PENTAD_HTTP_OK &&
      pentad_gather_take (errand->gather, response,
                          pentad_document_get_traits (errand->kind)->max_body_bytes, &next_url,
                          &error))
    {
      if (next_url != NULL)
        {
          go_on (errand, response, next_url);
          return;
        }
      if (as_of == PENTAD_HTTP_NO_DATE)
        as_of = pentad_clock_get_wall (errand->fetcher->clock);
      whole.body = body = pentad_gather_finish (errand->gather, as_of, findings);
      if (!pentad_gather_is_single (errand->gather))
        whole.validator = NULL;
    }
  receive (errand, &whole, error, findings);
}

static void
response_cb (const PentadHttpResponse *response, gpointer user_data)
{
  PentadErrand *errand = user_data;

  if (errand->gather != NULL)
    receive_part (errand, response);
  else
    receive (errand, response, NULL, NULL);
}

static void
build_cb (gpointer user_data)
{
  PentadErrand *errand = user_data;
  PentadFetcher *self = errand->fetcher;
  PentadAnswer *answer = pentad_answer_new_local (errand->request);
  g_autoptr (GError) error = NULL;

  answer->boot_us = pentad_clock_get_boot_us (self->clock);
  answer->wall = pentad_clock_get_wall (self->clock);
  if (!pentad_geometry_build (errand->geometry, &error))
    pentad_answer_fail (answer, g_steal_pointer (&error));
  else if (self->cache != NULL && !errand->geometry->is_partial && errand->geometry->source == NULL)
    pentad_cache_keep_places (self->cache, errand->geometry);
  answer->document = g_steal_pointer (&errand->geometry);
  answer->free_document = (GDestroyNotify)pentad_geometry_free;
  pentad_errand_hand_over (self, answer);
}

void
pentad_fetcher_send (PentadFetcher *self,
                     guint64 request,
                     PentadDocumentKind kind,
                     gint32 key,
                     const char *name,
                     const char *url,
                     const char *etag,
                     PentadAbout *about,
                     PentadGather *gather)
{
  PentadErrand *errand = pentad_errand_new (self, request, kind, key, name, about);

  errand->gather = gather;
  ask (self, errand, url, etag);
}

gboolean
pentad_fetcher_is_reading (PentadFetcher *self)
{
  return g_atomic_int_get (&self->n_readings) > 0;
}

void
pentad_fetcher_build (PentadFetcher *self, guint64 request, PentadGeometry *geometry)
{
  PentadErrand *errand = pentad_errand_new (self, request, PENTAD_N_DOCUMENTS, 0, NULL, NULL);

  errand->geometry = geometry;
  pentad_errand_leave_to_helper (errand, build_cb);
}
