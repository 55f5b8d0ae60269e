/* Answers a path of the platform API: which document, at which instant, or which problem.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Staff, sensors, calls and approvals take an argument `at`: the answer is then what it was at that
 * instant, which a look back needs while the city moves on. An instant to come, or one before the
 * past that the platform keeps, is taken as now. */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/body-cache.h"
#include "reference/document.h"
#include "reference/land.h"
#include "codec/json-writer.h"
#include "reference/replay.h"
#include "reference/router.h"

#include <string.h>

/* The caches: one for documents that never change, one for the others. Three months of history of a
 * hundred thousand grids are 33 MB, and 8 s of work each. */
#define STATIC_BYTES (256 * 1024 * 1024)
#define MOVING_BYTES (256 * 1024 * 1024)
/* City seconds between two versions of staff, sensors and calls, and of approvals. */
#define OPERATION_STEP_S 5
#define APPROVAL_STEP_S  60
/* Tasks and assessments are entered by hand, a few a day. */
#define OFFICE_STEP_S 3600
/* Topics count what is found today. */
#define TOPIC_STEP_S 300
/* A new photograph is there within so many. */
#define PHOTO_STEP_S 5

#define JSON_TYPE    "application/json"
#define GEOJSON_TYPE "application/geo+json"
#define PNG_TYPE     "image/png"
#define PROBLEM_TYPE "application/problem+json"

struct _PentadRouter
{
  PentadWorld *world;
  const PentadCityClock *clock;
  char *account; /* NULL: none is named */

  /* of a replay, which has neither city nor clock; NULL */
  char *folder;
  PentadSnapshot *snapshot;

  PentadBodyCache *fixed, *moving;
  GMutex building; /* big documents that never change are made once, by one thread */
};

/* What is asked for. */
typedef struct
{
  const char *path;
  const char *argument; /* what follows the path of the route; "" */
  const char *cursor;
  gint64 now;
} Request;

typedef struct
{
  const char *path; /* ends in '/' when an argument follows */
  const char *content_type;
  /* One of four, from the plainest on: the document as it is, as it is at an instant, one that has
   * an argument or a problem, and one that is too long to be held as text. */
  GString *(*write_fixed) (const PentadWorld *world);
  GString *(*write) (const PentadWorld *world, gint64 now);
  GString *(*make) (PentadRouter *router, const Request *request, PentadAnswer *problem);
  PentadBody *(*pack) (PentadRouter *router, const Request *request, PentadAnswer *problem);
  /* City seconds between two versions; 0: never changes, -1: the document has its own rule. */
  gint64 step_s;
  gboolean looks_back; /* takes `at` */
} Route;

PentadRouter *
pentad_router_new (PentadWorld *world, const PentadCityClock *clock)
{
  PentadRouter *router = g_new0 (PentadRouter, 1);

  router->world = world;
  router->clock = clock;
  router->fixed = pentad_body_cache_new (STATIC_BYTES);
  router->moving = pentad_body_cache_new (MOVING_BYTES);
  g_mutex_init (&router->building);
  return router;
}

PentadRouter *
pentad_router_new_replay (const char *folder)
{
  PentadRouter *router = pentad_router_new (NULL, NULL);

  router->folder = g_strdup (folder);
  return router;
}

PentadRouter *
pentad_router_new_snapshot (PentadSnapshot *snapshot)
{
  PentadRouter *router = pentad_router_new (NULL, NULL);

  router->snapshot = pentad_snapshot_ref (snapshot);
  return router;
}

void
pentad_router_set_account (PentadRouter *router, const char *name)
{
  g_free (router->account);
  router->account = g_strdup (name);
}

void
pentad_router_free (PentadRouter *router)
{
  g_free (router->account);
  g_free (router->folder);
  g_clear_pointer (&router->snapshot, pentad_snapshot_unref);
  pentad_body_cache_free (router->fixed);
  pentad_body_cache_free (router->moving);
  g_mutex_clear (&router->building);
  g_free (router);
}

/* An RFC 9457 problem. */
static PentadAnswer
answer_problem (guint status, const char *title, const char *detail)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "type", "about:blank");
  pentad_json_writer_member_string (&w, "title", title);
  pentad_json_writer_member_int (&w, "status", status);
  pentad_json_writer_member_string (&w, "detail", detail);
  pentad_json_writer_end_object (&w);
  return (PentadAnswer){ status, PROBLEM_TYPE, pentad_body_new (text) };
}

static GString *
refuse (PentadAnswer *problem, guint status, const char *detail)
{
  *problem = answer_problem (status, status == 404 ? "Not Found" : "Bad Request", detail);
  return NULL;
}

static GString *
make_layer (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  for (guint i = 0; i < PENTAD_LAND_N_LAYERS; i++)
    if (strcmp (request->argument, pentad_land_layer_id (i)) == 0)
      return pentad_document_layer (router->world, i);
  return refuse (problem, 404, "There is no such layer; about.layers names them.");
}

static GString *
make_topic (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  GString *text = pentad_document_topic (router->world, request->argument, request->now);

  return text != NULL ? text
                      : refuse (problem, 404, "There is no such topic; about.topics names them.");
}

/* A cursor that the platform does not know is as good as none. */
static gboolean
has_cursor (PentadRouter *router, const Request *request, gint64 *since)
{
  return request->cursor != NULL &&
         pentad_document_state_parse_cursor (router->world, request->cursor, request->now, since);
}

static GString *
make_state (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  gint64 since = PENTAD_NO_TIME;

  if (!has_cursor (router, request, &since))
    since = PENTAD_NO_TIME;
  return pentad_document_state (router->world, request->now, since);
}

static GString *
make_ended (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  GString *text;
  gint32 day;

  if (!pentad_day_parse (request->argument, &day))
    return refuse (problem, 400, "Expected a day as YYYY-MM-DD after /v1/ended/.");
  text = pentad_document_ended (router->world, day, request->now);
  return text != NULL
             ? text
             : refuse (problem, 404, "The day has not begun, or lies before about.history_from.");
}

static gboolean
parse_month (const char *text, int *year, int *month)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);
  gint32 day;
  int mday;

  if (!pentad_day_parse (first, &day))
    return FALSE;
  pentad_day_to_date (day, year, month, &mday);
  return TRUE;
}

static PentadBody *
pack_history (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  PentadBody *body = NULL;
  int year, month;

  if (!parse_month (request->argument, &year, &month))
    refuse (problem, 400, "Expected a month as YYYY-MM after /v1/history/.");
  else if ((body = pentad_document_history_packed (router->world, year, month, request->now)) ==
           NULL)
    refuse (problem, 404, "No day of that month is over, or it lies before about.history_from.");
  return body;
}

static gboolean
is_picture (const Request *request)
{
  return strchr (request->argument, '/') != NULL;
}

/* The list of a case, or below it one of its photographs. */
static GString *
make_photos (PentadRouter *router, const Request *request, PentadAnswer *problem)
{
  GString *made = is_picture (request)
                      ? pentad_document_photo (router->world, request->argument, request->now)
                      : pentad_document_photos (router->world, request->argument, request->now);

  return made != NULL ? made : refuse (problem, 404, "There is no such case or photograph.");
}

static const Route routes[] = {
  { "/v1/about", JSON_TYPE, .write = pentad_document_about, .step_s = 1 },
  { "/v1/divisions", JSON_TYPE, .write_fixed = pentad_document_divisions, .step_s = 0 },
  { "/v1/grids", GEOJSON_TYPE, .write_fixed = pentad_document_grids, .step_s = 0 },
  { "/v1/partitions", JSON_TYPE, .write_fixed = pentad_document_partitions, .step_s = 0 },
  { "/v1/layers/", GEOJSON_TYPE, .make = make_layer, .step_s = 0 },
  { "/v1/catalogue", JSON_TYPE, .write_fixed = pentad_document_catalogue, .step_s = 0 },
  { "/v1/calendar", JSON_TYPE, .write_fixed = pentad_document_calendar, .step_s = 0 },
  { "/v1/state", JSON_TYPE, .make = make_state, .step_s = 1 },
  { "/v1/ended/", JSON_TYPE, .make = make_ended, .step_s = -1 },
  { "/v1/history/", JSON_TYPE, .pack = pack_history, .step_s = -1 },
  { "/v1/staff", JSON_TYPE, .write = pentad_document_staff, .step_s = OPERATION_STEP_S,
    .looks_back = TRUE },
  { "/v1/sensors", JSON_TYPE, .write = pentad_document_sensors, .step_s = OPERATION_STEP_S,
    .looks_back = TRUE },
  { "/v1/calls", JSON_TYPE, .write = pentad_document_calls, .step_s = OPERATION_STEP_S,
    .looks_back = TRUE },
  { "/v1/approvals", JSON_TYPE, .write = pentad_document_approvals, .step_s = APPROVAL_STEP_S,
    .looks_back = TRUE },
  { "/v1/service", JSON_TYPE, .write = pentad_document_service, .step_s = APPROVAL_STEP_S,
    .looks_back = TRUE },
  { "/v1/tasks", JSON_TYPE, .write = pentad_document_tasks, .step_s = OFFICE_STEP_S,
    .looks_back = TRUE },
  { "/v1/assessments", JSON_TYPE, .write = pentad_document_assessments, .step_s = OFFICE_STEP_S,
    .looks_back = TRUE },
  { "/v1/photos/", JSON_TYPE, .make = make_photos, .step_s = PHOTO_STEP_S },
  { "/v1/topics/", JSON_TYPE, .make = make_topic, .step_s = TOPIC_STEP_S, .looks_back = TRUE },
};

static const Route *
find_route (const char *path, const char **argument)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      gsize length = strlen (routes[i].path);
      gboolean open = routes[i].path[length - 1] == '/';

      if (open ? g_str_has_prefix (path, routes[i].path) : strcmp (path, routes[i].path) == 0)
        {
          *argument = path + length;
          return &routes[i];
        }
    }
  return NULL;
}

/* The instant up to which the answer can depend on time: two requests with the same one get the
 * same bytes. */
static gint64
version_of (const PentadRouter *router, const Route *route, const Request *request)
{
  const PentadZone *zone = router->world->zone;
  gint32 day;

  if (route->pack == pack_history)
    return pentad_zone_day (zone, request->now);
  if (route->make == make_ended && pentad_day_parse (request->argument, &day))
    return MIN (request->now, pentad_zone_day_begin (zone, day + 1 + PENTAD_TIMELINE_VISIT_DAYS));
  return request->now;
}

static GString *
write_text (PentadRouter *router, const Route *route, const Request *request, PentadAnswer *problem)
{
  if (route->write_fixed != NULL)
    return route->write_fixed (router->world);
  if (route->write != NULL)
    return route->write (router->world, request->now);
  return route->make (router, request, problem);
}

/* NULL and the problem when there is nothing to send. Transfer full. */
static PentadBody *
make_body (PentadRouter *router, const Route *route, const Request *request, PentadAnswer *problem)
{
  PentadBodyCache *cache = route->step_s == 0 ? router->fixed : router->moving;
  g_autofree char *key =
      g_strdup_printf ("%s@%" G_GINT64_FORMAT "?%s", request->path,
                       route->step_s == 0 ? 0 : version_of (router, route, request),
                       request->cursor != NULL ? request->cursor : "");
  PentadBody *body = pentad_body_cache_find (cache, key);
  GString *text;

  if (body != NULL)
    return body;
  if (route->pack != NULL)
    body = route->pack (router, request, problem);
  else if ((text = write_text (router, route, request, problem)) != NULL)
    body = pentad_body_new (text);
  if (body == NULL)
    return NULL;
  pentad_body_cache_add (cache, key, body);
  return body;
}

static PentadAnswer
answer_route (PentadRouter *router, const Route *route, const Request *request)
{
  PentadAnswer answer = { 0 };
  PentadBody *body;

  if (route->step_s == 0)
    g_mutex_lock (&router->building);
  body = make_body (router, route, request, &answer);
  if (route->step_s == 0)
    g_mutex_unlock (&router->building);
  if (body != NULL)
    answer = (PentadAnswer){
      200, route->make == make_photos && is_picture (request) ? PNG_TYPE : route->content_type, body
    };
  return answer;
}

static PentadAnswer
answer_replay (const PentadRouter *router, const char *path)
{
  GString *text = router->snapshot != NULL ? pentad_replay_read_snapshot (router->snapshot, path)
                                           : pentad_replay_read (router->folder, path);

  return text != NULL ? (PentadAnswer){ 200, pentad_replay_get_type (path), pentad_body_new (text) }
                      : answer_problem (404, "Not Found", "There is no such document.");
}

static PentadAnswer
answer_path (
    PentadRouter *router, const char *method, const char *path, const char *cursor, const char *at)
{
  Request request = { path, "", cursor, PENTAD_NO_TIME };
  const Route *route;
  gint64 asked;

  if (strcmp (method, "GET") != 0 && strcmp (method, "HEAD") != 0)
    return answer_problem (405, "Method Not Allowed", "The platform only answers GET and HEAD.");
  if (router->folder != NULL || router->snapshot != NULL)
    return answer_replay (router, path);
  request.now = pentad_city_clock_now (router->clock);
  route = find_route (path, &request.argument);
  if (route == NULL)
    return answer_problem (404, "Not Found", "The platform has no such document.");
  if (at != NULL && route->looks_back)
    {
      if (!pentad_time_parse (at, -1, router->world->zone, &asked))
        return answer_problem (400, "Bad Request",
                               "Expected an instant like 2026-11-22T06:32:05Z as at.");
      if (pentad_zone_day (router->world->zone, asked) >= pentad_world_first_day ())
        request.now = MIN (request.now, asked);
    }
  if (route->step_s > 1)
    request.now -= request.now % route->step_s;
  /* What is not a cursor must not make a version of its own. */
  if (route->make != make_state || !has_cursor (router, &request, &asked))
    request.cursor = NULL;
  return answer_route (router, route, &request);
}

/* The first member of an object. */
static void
add_account (PentadAnswer *answer, const char *name)
{
  GBytes *bytes = pentad_body_get_bytes (answer->body, FALSE);
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);
  GString *text = g_string_new (NULL);
  PentadJsonWriter json;

  pentad_json_writer_init (&json, text);
  pentad_json_writer_begin_object (&json);
  pentad_json_writer_member_string (&json, "account", name);
  g_string_append_c (text, ',');
  g_string_append_len (text, data + 1, (gssize)len - 1);
  pentad_body_unref (answer->body);
  answer->body = pentad_body_new (text);
}

PentadAnswer
pentad_router_answer (
    PentadRouter *router, const char *method, const char *path, const char *cursor, const char *at)
{
  PentadAnswer answer = answer_path (router, method, path, cursor, at);

  if (router->account != NULL && answer.status == 200 && g_str_equal (path, "/v1/about"))
    add_account (&answer, router->account);
  return answer;
}

void
pentad_answer_clear (PentadAnswer *answer)
{
  g_clear_pointer (&answer->body, pentad_body_unref);
}
