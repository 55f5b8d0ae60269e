/* Open311 GeoReport v2: another kind of platform, read into the same model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/fields.h"
#include "codec/open311.h"
#include "codec/reader.h"

#include <math.h>
#include <string.h>

/* Descriptions are written by citizens and may hold a picture; they are skipped. Bytes. */
#define MAX_TEXT (1 << 20)
/* More than a server answers at once; refused before it fills the memory. */
#define MAX_REQUESTS 1000000

/* A string, or a number taken as it is written: servers differ. */
static gboolean
read_text (PentadGuard *guard, char **text)
{
  double number;
  gsize start;

  if (pentad_guard_peek (guard) != PENTAD_JSON_NUMBER)
    return pentad_field_string (guard, text);
  start = guard->pos;
  if (!pentad_guard_get_double (guard, &number))
    return FALSE;
  g_free (*text);
  *text = g_strndup (guard->data + start, guard->pos - start);
  return TRUE;
}

/* A number, or a string that holds one; anything else is "not known". */
static gboolean
read_number (PentadGuard *guard, double *number)
{
  g_autofree char *text = NULL;
  char *end;

  if (pentad_guard_peek (guard) != PENTAD_JSON_STRING)
    return pentad_field_double (guard, number);
  if (!pentad_field_string (guard, &text))
    return FALSE;
  double value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && isfinite (value))
    *number = value;
  return TRUE;
}

/* Time zones are also written without their colon (+0000). */
static gboolean
parse_time (const char *text, const PentadZone *naive, gint64 *time)
{
  gsize len = strlen (text);
  g_autofree char *repaired = NULL;

  if (pentad_time_parse (text, (gssize)len, naive, time))
    return TRUE;
  if (len < 24 || (text[len - 5] != '+' && text[len - 5] != '-'))
    return FALSE;
  repaired = g_strdup_printf ("%.*s:%s", (int)len - 2, text, text + len - 2);
  return pentad_time_parse (repaired, -1, naive, time);
}

/* null and "" are "not known"; what cannot be read is, too, and counted. */
static gboolean
read_time (PentadGuard *guard, const PentadZone *naive, gint64 *time, guint *n_unreadable)
{
  g_autofree char *text = NULL;

  if (!pentad_field_string (guard, &text))
    return FALSE;
  if (text != NULL && text[0] != '\0' && !parse_time (text, naive, time))
    (*n_unreadable)++;
  return TRUE;
}

typedef struct
{
  char *code, *name, *group;
} Service;

static gboolean
read_service (PentadGuard *guard, Service *service)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "service_code"))
        read_text (guard, &service->code);
      else if (pentad_guard_name_is (name, len, "service_name"))
        pentad_field_string (guard, &service->name);
      else if (pentad_guard_name_is (name, len, "group"))
        pentad_field_string (guard, &service->group);
      else
        pentad_guard_skip (guard);
    }
  return pentad_field_require (guard, service->code, "the service_code");
}

static void
add_service (PentadCatalogue *catalogue, const Service *service)
{
  g_autofree char *major = NULL;
  PentadLabel label = { 0 };

  if (service->group != NULL && service->group[0] != '\0')
    {
      major = g_strconcat ("group:", service->group, NULL);
      pentad_label_set_all (&label, service->group);
      pentad_catalogue_add_class (catalogue, major, &label, PENTAD_CLASS_OTHER, NULL);
    }
  pentad_label_set_all (&label, service->name != NULL ? service->name : service->code);
  pentad_catalogue_add_class (catalogue, service->code, &label, PENTAD_CLASS_OTHER, major);
  pentad_label_clear (&label);
}

PentadCatalogue *
pentad_read_open311_services (const char *data, gsize len, const char *origin, GError **error)
{
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadGuard guard;

  limits.string = MAX_TEXT;
  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_array (&guard);
  while (pentad_guard_next_element (&guard))
    {
      Service service = { 0 };

      if (read_service (&guard, &service))
        add_service (catalogue, &service);
      g_free (service.code);
      g_free (service.name);
      g_free (service.group);
    }
  return PENTAD_READER_FINISH (&guard, catalogue, pentad_catalogue_unref, error);
}

/* One request as it is read. */
typedef struct
{
  char *id, *status, *code, *address, *agency;
  double lon, lat;
  gint64 requested, updated, expected, closed;
  guint n_unreadable; /* times */
} Request;

/* What has to be told of many requests. */
typedef struct
{
  guint n_timeless, n_unreadable, n_misplaced;
} Tally;

static void
request_clear (Request *request)
{
  g_free (request->id);
  g_free (request->status);
  g_free (request->code);
  g_free (request->address);
  g_free (request->agency);
}

static void
read_request_member (
    PentadGuard *guard, Request *request, const PentadZone *naive, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "service_request_id"))
    read_text (guard, &request->id);
  else if (pentad_guard_name_is (name, len, "status"))
    pentad_field_string (guard, &request->status);
  else if (pentad_guard_name_is (name, len, "service_code"))
    read_text (guard, &request->code);
  else if (pentad_guard_name_is (name, len, "address"))
    pentad_field_string (guard, &request->address);
  else if (pentad_guard_name_is (name, len, "agency_responsible"))
    pentad_field_string (guard, &request->agency);
  else if (pentad_guard_name_is (name, len, "lat"))
    read_number (guard, &request->lat);
  else if (pentad_guard_name_is (name, len, "long"))
    read_number (guard, &request->lon);
  else if (pentad_guard_name_is (name, len, "requested_datetime"))
    read_time (guard, naive, &request->requested, &request->n_unreadable);
  else if (pentad_guard_name_is (name, len, "updated_datetime"))
    read_time (guard, naive, &request->updated, &request->n_unreadable);
  else if (pentad_guard_name_is (name, len, "expected_datetime"))
    read_time (guard, naive, &request->expected, &request->n_unreadable);
  else if (pentad_guard_name_is (name, len, "closed_datetime"))
    read_time (guard, naive, &request->closed, &request->n_unreadable);
  else
    pentad_guard_skip (guard);
}

static PentadCase *
make_case (const Request *request)
{
  PentadTrailEntry trail[2] = {
    { .time = request->requested, .due = request->expected, .act = PENTAD_ACT_REPORT },
    { .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_END },
  };
  gboolean closed = request->status != NULL && g_ascii_strcasecmp (request->status, "closed") == 0;
  gint64 closed_at = request->closed != PENTAD_NO_TIME ? request->closed : request->updated;

  if (request->agency != NULL && request->agency[0] != '\0')
    trail[0].department = request->agency;
  if (closed && closed_at != PENTAD_NO_TIME)
    trail[1] = (PentadTrailEntry){ .time = MAX (closed_at, request->requested),
                                   .due = PENTAD_NO_TIME,
                                   .act = PENTAD_ACT_CLOSE };
  return pentad_case_new (
      &(PentadCaseFacts){
          request->id, request->code, PENTAD_SOURCE_OTHER, FALSE, NULL, request->lon, request->lat,
          request->address != NULL && request->address[0] != '\0' ? request->address : NULL },
      trail, closed ? 2 : 1);
}

/* A point that is none counts as not given. */
static void
check_point (Request *request, Tally *tally)
{
  if (fabs (request->lon) <= 180 && fabs (request->lat) <= 90)
    return;
  if (!isnan (request->lon) || !isnan (request->lat))
    tally->n_misplaced++;
  request->lon = request->lat = NAN;
}

/* Reads a request; NULL after an error, or when it says no time. */
static PentadCase *
read_request (PentadGuard *guard, const PentadZone *naive, Tally *tally)
{
  Request request = { .lon = NAN,
                      .lat = NAN,
                      .requested = PENTAD_NO_TIME,
                      .updated = PENTAD_NO_TIME,
                      .expected = PENTAD_NO_TIME,
                      .closed = PENTAD_NO_TIME };
  PentadCase *item = NULL;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    read_request_member (guard, &request, naive, name, len);
  check_point (&request, tally);
  tally->n_unreadable += request.n_unreadable;
  if (pentad_field_require (guard, request.id, "the service_request_id"))
    {
      if (request.requested == PENTAD_NO_TIME)
        tally->n_timeless++;
      else
        item = make_case (&request);
    }
  request_clear (&request);
  return item;
}

PentadState *
pentad_read_open311_requests (const char *data,
                              gsize len,
                              const char *origin,
                              const PentadZone *naive,
                              GPtrArray *findings,
                              GError **error)
{
  PentadState *state = pentad_state_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  PentadGuardLimits limits = pentad_guard_default_limits ();
  Tally tally = { 0 };
  PentadGuard guard;

  limits.string = MAX_TEXT;
  limits.elements = MAX_REQUESTS;
  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_array (&guard);
  while (pentad_guard_next_element (&guard))
    {
      PentadCase *item = read_request (&guard, naive, &tally);

      state->n_rows++;
      if (item == NULL)
        continue;
      if (g_hash_table_contains (seen, pentad_case_get_id (item)))
        {
          state->n_repeated++;
          pentad_case_free (item);
          continue;
        }
      g_hash_table_add (seen, (gpointer)pentad_case_get_id (item));
      g_ptr_array_add (state->cases, item);
    }
  pentad_reader_note (findings, origin, tally.n_timeless, PENTAD_FINDING_CASE_WITHOUT_TIME);
  pentad_reader_note (findings, origin, tally.n_unreadable, PENTAD_FINDING_UNREADABLE_TIME);
  pentad_reader_note (findings, origin, tally.n_misplaced, PENTAD_FINDING_IMPOSSIBLE_POINT);
  return PENTAD_READER_FINISH (&guard, state, pentad_state_unref, error);
}
