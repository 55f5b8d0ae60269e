/* Bytes of a document to the model, by its kind; runs on the network thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/decode.h"
#include "feed/source.h"

#include "codec/cases-file.h"
#include "codec/documents.h"
#include "codec/history-file.h"
#include "codec/open311.h"
#include "codec/reader.h"
#include "host/paths.h"

#include <glib/gi18n-lib.h>

/* The scheme of sources that name none. */
#define DEFAULT_SCHEME "demo"

/* What a document says it is about must be what was asked for. */
static gboolean
check_day (const PentadDecodeInput *input, const char *json_path, gint32 found, GError **error)
{
  char wanted[16], sent[16];

  if (found == input->key)
    return TRUE;
  g_set_error (error, PENTAD_FEED_ERROR, PENTAD_FEED_ERROR_INCOMPATIBLE,
               _ ("%s: %s: expected %s, found %s"), input->url, json_path,
               pentad_day_format (input->key, wanted), pentad_day_format (found, sent));
  return FALSE;
}

static gpointer
read_ended (const PentadDecodeInput *input,
            const char *data,
            gsize len,
            GPtrArray *findings,
            GError **error)
{
  gint32 day = input->key;
  g_autoptr (GPtrArray) cases =
      pentad_read_ended (data, len, input->url, input->crs, &day, NULL, findings, error);

  if (cases == NULL || !check_day (input, "$.day", day, error))
    return NULL;
  return g_steal_pointer (&cases);
}

/* The first month may begin on a later day. */
static gboolean
check_month (const PentadDecodeInput *input, const PentadHistory *history, GError **error)
{
  int year, month, mday;

  pentad_day_to_date (history->first_day, &year, &month, &mday);
  return check_day (input, "$.from", pentad_day_from_date (year, month, 1), error);
}

static gpointer
read_history (const PentadDecodeInput *input,
              const char *data,
              gsize len,
              GPtrArray *findings,
              GError **error)
{
  g_autoptr (PentadHistory) history = pentad_read_history (data, len, input->url, findings, error);

  if (history == NULL || !check_month (input, history, error))
    return NULL;
  return g_steal_pointer (&history);
}

static gpointer
read_requests (const PentadDecodeInput *input,
               const char *data,
               gsize len,
               GPtrArray *findings,
               GError **error)
{
  PentadState *state =
      pentad_read_open311_requests (data, len, input->url, input->about->zone, findings, error);

  if (state != NULL)
    state->as_of = input->as_of;
  return state;
}

gpointer
pentad_decode (const PentadDecodeInput *input,
               GBytes *bytes,
               GPtrArray *findings,
               GDestroyNotify *destroy,
               GError **error)
{
  const char *url = input->url;
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  if (data == NULL)
    data = "";
  switch (input->kind)
    {
    case PENTAD_DOCUMENT_ABOUT:
      *destroy = (GDestroyNotify)pentad_about_unref;
      return pentad_read_about (data, len, url, error);
    case PENTAD_DOCUMENT_DIVISIONS:
    case PENTAD_DOCUMENT_GRIDS:
    case PENTAD_DOCUMENT_BOUNDARIES:
    case PENTAD_DOCUMENT_FEATURES:
      *destroy = (GDestroyNotify)g_bytes_unref;
      return g_bytes_ref (bytes);
    case PENTAD_DOCUMENT_CATALOGUE:
      *destroy = (GDestroyNotify)pentad_catalogue_unref;
      return pentad_read_catalogue (data, len, url, error);
    case PENTAD_DOCUMENT_SERVICES:
      *destroy = (GDestroyNotify)pentad_catalogue_unref;
      return pentad_read_open311_services (data, len, url, error);
    case PENTAD_DOCUMENT_CALENDAR:
      *destroy = (GDestroyNotify)pentad_calendar_unref;
      return pentad_read_calendar (data, len, url, input->about->zone, error);
    case PENTAD_DOCUMENT_SCHEME:
      *destroy = (GDestroyNotify)pentad_scheme_unref;
      return pentad_read_scheme (data, len, url, error);
    case PENTAD_DOCUMENT_LAYER:
      *destroy = (GDestroyNotify)pentad_layer_unref;
      return pentad_read_layer (data, len, url, input->crs, input->name, findings, error);
    case PENTAD_DOCUMENT_PARTITIONS:
      *destroy = (GDestroyNotify)g_ptr_array_unref;
      return pentad_read_partitions (data, len, url, input->crs, error);
    case PENTAD_DOCUMENT_STATE:
      *destroy = (GDestroyNotify)pentad_state_unref;
      return pentad_read_state (data, len, url, input->crs, findings, error);
    case PENTAD_DOCUMENT_REQUESTS:
      *destroy = (GDestroyNotify)pentad_state_unref;
      return read_requests (input, data, len, findings, error);
    case PENTAD_DOCUMENT_ENDED:
      *destroy = (GDestroyNotify)g_ptr_array_unref;
      return read_ended (input, data, len, findings, error);
    case PENTAD_DOCUMENT_HISTORY:
      *destroy = (GDestroyNotify)pentad_history_unref;
      return read_history (input, data, len, findings, error);
    case PENTAD_DOCUMENT_STAFF:
      *destroy = (GDestroyNotify)pentad_staff_unref;
      return pentad_read_staff (data, len, url, input->crs, findings, error);
    case PENTAD_DOCUMENT_SENSORS:
      *destroy = (GDestroyNotify)pentad_sensors_unref;
      return pentad_read_sensors (data, len, url, input->crs, error);
    case PENTAD_DOCUMENT_CALLS:
      *destroy = (GDestroyNotify)pentad_calls_unref;
      return pentad_read_calls (data, len, url, error);
    case PENTAD_DOCUMENT_APPROVALS:
      *destroy = (GDestroyNotify)pentad_approvals_unref;
      return pentad_read_approvals (data, len, url, error);
    case PENTAD_DOCUMENT_SERVICE:
      *destroy = (GDestroyNotify)pentad_service_unref;
      return pentad_read_service (data, len, url, error);
    case PENTAD_DOCUMENT_TASKS:
      *destroy = (GDestroyNotify)pentad_tasks_unref;
      return pentad_read_tasks (data, len, url, error);
    case PENTAD_DOCUMENT_ASSESSMENTS:
      *destroy = (GDestroyNotify)pentad_assessments_unref;
      return pentad_read_assessments (data, len, url, findings, error);
    case PENTAD_DOCUMENT_TOPIC:
      *destroy = (GDestroyNotify)pentad_topic_unref;
      return pentad_read_topic (data, len, url, input->name, error);
    case PENTAD_N_DOCUMENTS:
      break;
    }
  g_return_val_if_reached (NULL);
}

GBytes *
pentad_decode_pack (PentadDocumentKind kind,
                    gint32 key,
                    gconstpointer document,
                    const GPtrArray *findings)
{
  if (kind == PENTAD_DOCUMENT_HISTORY)
    return pentad_history_pack (document);
  /* What was wrong with cases is found again where it stands. */
  if (findings->len > 0)
    return NULL;
  if (kind == PENTAD_DOCUMENT_STATE)
    return pentad_state_pack (document);
  return kind == PENTAD_DOCUMENT_ENDED ? pentad_ended_pack (document, key) : NULL;
}

static gpointer
unpack_history (const PentadDecodeInput *input, GBytes *bytes, GPtrArray *findings, GError **error)
{
  g_autoptr (PentadHistory) history = pentad_history_unpack (bytes, input->url, error);

  if (history == NULL || !check_month (input, history, error))
    return NULL;
  pentad_reader_note (findings, input->url, history->n_unknown, PENTAD_FINDING_UNKNOWN_COUNTER);
  return g_steal_pointer (&history);
}

static gpointer
unpack_ended (const PentadDecodeInput *input, GBytes *bytes, GError **error)
{
  gint32 day;
  g_autoptr (GPtrArray) cases = pentad_ended_unpack (bytes, &day, input->url, error);

  return cases != NULL && check_day (input, "$.day", day, error) ? g_steal_pointer (&cases) : NULL;
}

gpointer
pentad_decode_stored (const PentadDecodeInput *input,
                      GBytes *bytes,
                      GPtrArray *findings,
                      GDestroyNotify *destroy,
                      GError **error)
{
  if (input->kind == PENTAD_DOCUMENT_HISTORY)
    {
      *destroy = (GDestroyNotify)pentad_history_unref;
      return unpack_history (input, bytes, findings, error);
    }
  if (input->kind == PENTAD_DOCUMENT_STATE && pentad_cases_is_packed (bytes))
    {
      *destroy = (GDestroyNotify)pentad_state_unref;
      return pentad_state_unpack (bytes, input->url, error);
    }
  if (input->kind == PENTAD_DOCUMENT_ENDED && pentad_cases_is_packed (bytes))
    {
      *destroy = (GDestroyNotify)g_ptr_array_unref;
      return unpack_ended (input, bytes, error);
    }
  return pentad_decode (input, bytes, findings, destroy, error);
}

PentadScheme *
pentad_decode_shipped_scheme (const char *id, GError **error)
{
  g_autofree char *name = g_strconcat (id != NULL ? id : DEFAULT_SCHEME, ".json", NULL);
  g_autofree char *path = pentad_paths_find_data ("schemes", name, error);
  g_autofree char *data = NULL;
  gsize len;

  if (path == NULL || !g_file_get_contents (path, &data, &len, error))
    return NULL;
  return pentad_read_scheme (data, len, path, error);
}
