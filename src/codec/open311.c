/* Open311 GeoReport v2: another kind of platform, read into the same model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/fields.h"
#include "codec/open311-list.h"
#include "codec/open311.h"
#include "codec/reader.h"

#include <math.h>
#include <string.h>

/* Descriptions are written by citizens and may hold a picture; they are skipped. Bytes. */
#define MAX_TEXT (1 << 20)
/* More than a server answers at once; refused before it fills the memory. */
#define MAX_REQUESTS 1000000

/* A string, or a number taken as it is written: servers differ. Anything else is "not known". */
static gboolean
read_text (PentadGuard *guard, char **text)
{
  PentadJsonType type = pentad_guard_peek (guard);
  double number;
  gsize start;

  if (type == PENTAD_JSON_STRING)
    return pentad_field_string (guard, text);
  if (type != PENTAD_JSON_NUMBER)
    return pentad_guard_skip (guard);
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

  if (!read_text (guard, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
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

  if (!read_text (guard, &text))
    return FALSE;
  if (text != NULL && text[0] != '\0' && !parse_time (text, naive, time))
    (*n_unreadable)++;
  return TRUE;
}

/* --- Services --------------------------------------------------------------------------------- */

typedef struct
{
  char *code, *name, *group;
} Service;

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

static gboolean
read_service_member (
    PentadGuard *guard, gpointer row, const char *name, gsize len, gpointer user_data)
{
  Service *service = row;

  if (pentad_guard_name_is (name, len, "service_code"))
    return read_text (guard, &service->code);
  if (pentad_guard_name_is (name, len, "service_name"))
    return read_text (guard, &service->name);
  if (pentad_guard_name_is (name, len, "group"))
    return read_text (guard, &service->group);
  return FALSE;
}

static gboolean
end_service (PentadGuard *guard, gpointer row, gpointer user_data)
{
  Service *service = row;
  gboolean is_service = service->code != NULL && service->code[0] != '\0';

  if (is_service)
    add_service (user_data, service);
  g_free (service->code);
  g_free (service->name);
  g_free (service->group);
  *service = (Service){ 0 };
  return is_service;
}

PentadCatalogue *
pentad_read_open311_services (const char *data, gsize len, const char *origin, GError **error)
{
  static const char *const wraps[] = { "services", "service", "data", "results", NULL };
  static const PentadOpen311List list = {
    .what = "a list of services",
    .wraps = wraps,
    .row_size = sizeof (Service),
    .read_member = read_service_member,
    .end_row = end_service,
  };
  PentadCatalogue *catalogue = pentad_catalogue_new ();
  PentadGuardLimits limits = pentad_guard_small_limits ();
  guint n_nameless = 0;
  PentadGuard guard;

  limits.string = MAX_TEXT;
  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_open311_read_list (&guard, &list, catalogue, &n_nameless);
  if (!pentad_guard_failed (&guard) && n_nameless > 0)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_VALUE, "the service_code of every service");
  return PENTAD_READER_FINISH (&guard, catalogue, pentad_catalogue_unref, error);
}

/* --- Requests --------------------------------------------------------------------------------- */

/* One request as it is read. */
typedef struct
{
  char *id, *status, *code, *address, *agency;
  double lon, lat;
  gint64 requested, updated, expected, closed;
  guint n_unreadable; /* times */
} Request;

/* What is read, and what has to be told of many requests. */
typedef struct
{
  const PentadZone *naive;
  PentadState *state;
  GHashTable *seen;
  guint n_timeless, n_unreadable, n_misplaced;
} Requests;

static void
request_init (gpointer row)
{
  *(Request *)row = (Request){ .lon = NAN,
                               .lat = NAN,
                               .requested = PENTAD_NO_TIME,
                               .updated = PENTAD_NO_TIME,
                               .expected = PENTAD_NO_TIME,
                               .closed = PENTAD_NO_TIME };
}

static void
request_clear (Request *request)
{
  g_free (request->id);
  g_free (request->status);
  g_free (request->code);
  g_free (request->address);
  g_free (request->agency);
  request_init (request);
}

static gboolean
read_request_member (
    PentadGuard *guard, gpointer row, const char *name, gsize len, gpointer user_data)
{
  Request *request = row;
  const PentadZone *naive = ((const Requests *)user_data)->naive;

  if (pentad_guard_name_is (name, len, "service_request_id"))
    return read_text (guard, &request->id);
  if (pentad_guard_name_is (name, len, "status"))
    return read_text (guard, &request->status);
  if (pentad_guard_name_is (name, len, "service_code"))
    return read_text (guard, &request->code);
  if (pentad_guard_name_is (name, len, "address"))
    return read_text (guard, &request->address);
  if (pentad_guard_name_is (name, len, "agency_responsible"))
    return read_text (guard, &request->agency);
  if (pentad_guard_name_is (name, len, "lat"))
    return read_number (guard, &request->lat);
  if (pentad_guard_name_is (name, len, "long"))
    return read_number (guard, &request->lon);
  if (pentad_guard_name_is (name, len, "requested_datetime"))
    return read_time (guard, naive, &request->requested, &request->n_unreadable);
  if (pentad_guard_name_is (name, len, "updated_datetime"))
    return read_time (guard, naive, &request->updated, &request->n_unreadable);
  if (pentad_guard_name_is (name, len, "expected_datetime"))
    return read_time (guard, naive, &request->expected, &request->n_unreadable);
  if (pentad_guard_name_is (name, len, "closed_datetime"))
    return read_time (guard, naive, &request->closed, &request->n_unreadable);
  return FALSE;
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

/* A point that is none counts as not given, and so does 0, 0, which servers send for "unknown". */
static gboolean
is_point (const Request *request)
{
  return fabs (request->lon) <= 180 && fabs (request->lat) <= 90 &&
         (request->lon != 0 || request->lat != 0);
}

static void
check_point (Request *request, Requests *requests)
{
  if (is_point (request))
    return;
  if (!isnan (request->lon) || !isnan (request->lat))
    requests->n_misplaced++;
  request->lon = request->lat = NAN;
}

static void
add_request (Requests *requests, Request *request)
{
  PentadState *state = requests->state;

  state->n_rows++;
  check_point (request, requests);
  requests->n_unreadable += request->n_unreadable;
  if (request->requested == PENTAD_NO_TIME)
    requests->n_timeless++;
  else if (g_hash_table_contains (requests->seen, request->id))
    state->n_repeated++;
  else
    {
      PentadCase *item = make_case (request);

      g_hash_table_add (requests->seen, (gpointer)pentad_case_get_id (item));
      g_ptr_array_add (state->cases, item);
    }
}

static gboolean
end_request (PentadGuard *guard, gpointer row, gpointer user_data)
{
  Request *request = row;
  gboolean is_request = request->id != NULL && request->id[0] != '\0';

  if (is_request)
    add_request (user_data, request);
  request_clear (request);
  return is_request;
}

static const char *const request_wraps[] = {
  "service_requests", "service_request", "requests", "request", "data", "results", NULL
};

PentadState *
pentad_read_open311_requests (const char *data,
                              gsize len,
                              const char *origin,
                              const PentadZone *naive,
                              GPtrArray *findings,
                              GError **error)
{
  static const PentadOpen311List list = {
    .what = "a list of requests",
    .wraps = request_wraps,
    .row_size = sizeof (Request),
    .init_row = request_init,
    .read_member = read_request_member,
    .end_row = end_request,
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Requests requests = { .naive = naive, .state = pentad_state_new (), .seen = seen };
  PentadGuardLimits limits = pentad_guard_default_limits ();
  guint n_idless = 0;
  PentadGuard guard;

  limits.string = MAX_TEXT;
  limits.elements = MAX_REQUESTS;
  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_open311_read_list (&guard, &list, &requests, &n_idless);
  pentad_reader_note (findings, origin, n_idless, PENTAD_FINDING_CASE_WITHOUT_ID);
  pentad_reader_note (findings, origin, requests.n_timeless, PENTAD_FINDING_CASE_WITHOUT_TIME);
  pentad_reader_note (findings, origin, requests.n_unreadable, PENTAD_FINDING_UNREADABLE_TIME);
  pentad_reader_note (findings, origin, requests.n_misplaced, PENTAD_FINDING_IMPOSSIBLE_POINT);
  return PENTAD_READER_FINISH (&guard, requests.state, pentad_state_unref, error);
}

/* What a request says of its picture. */
typedef struct
{
  char *id, *media_url;
  gint64 requested;
  guint n_unreadable;
} Picture;

typedef struct
{
  const PentadZone *naive;
  PentadPhotos *photos;
} Pictures;

static void
picture_init (gpointer row)
{
  *(Picture *)row = (Picture){ .requested = PENTAD_NO_TIME };
}

static gboolean
read_picture_member (
    PentadGuard *guard, gpointer row, const char *name, gsize len, gpointer user_data)
{
  Picture *picture = row;

  if (pentad_guard_name_is (name, len, "service_request_id"))
    return read_text (guard, &picture->id);
  if (pentad_guard_name_is (name, len, "media_url"))
    return read_text (guard, &picture->media_url);
  if (pentad_guard_name_is (name, len, "requested_datetime"))
    return read_time (guard, ((const Pictures *)user_data)->naive, &picture->requested,
                      &picture->n_unreadable);
  return FALSE;
}

static gboolean
end_picture (PentadGuard *guard, gpointer row, gpointer user_data)
{
  Picture *picture = row;
  gboolean is_request = picture->id != NULL && picture->id[0] != '\0';

  if (is_request && picture->media_url != NULL && picture->media_url[0] != '\0')
    {
      PentadPhoto *photo = pentad_photos_add (((const Pictures *)user_data)->photos);

      photo->kind = PENTAD_PHOTO_KIND_BEFORE;
      photo->time = picture->requested;
      photo->url = g_steal_pointer (&picture->media_url);
    }
  g_free (picture->id);
  g_free (picture->media_url);
  picture_init (row);
  return is_request;
}

PentadPhotos *
pentad_read_open311_photos (
    const char *data, gsize len, const char *origin, const PentadZone *naive, GError **error)
{
  static const PentadOpen311List list = {
    .what = "a request",
    .wraps = request_wraps,
    .row_size = sizeof (Picture),
    .init_row = picture_init,
    .read_member = read_picture_member,
    .end_row = end_picture,
  };
  Pictures pictures = { naive, pentad_photos_new () };
  PentadGuardLimits limits = pentad_guard_small_limits ();
  guint n_idless = 0;
  PentadGuard guard;

  limits.string = MAX_TEXT;
  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_open311_read_list (&guard, &list, &pictures, &n_idless);
  pentad_photos_sort (pictures.photos);
  return PENTAD_READER_FINISH (&guard, pictures.photos, pentad_photos_unref, error);
}
