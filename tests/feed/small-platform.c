/* A platform of two streets and four grids for tests, with faults on request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-platform.h"

#include <stdlib.h>
#include <string.h>

/* Distinguishes "replaced by 404" from "not replaced". */
#define NOT_FOUND_BODY ""

struct _SmallPlatform
{
  PentadClock *clock;
  CannedServer *server; /* NULL while stopped */
  char *url;
  guint16 port;

  /* under the lock: the server's threads read it */
  GMutex lock;
  GCond released;
  char *held; /* path whose requests wait; NULL none */
  SmallMode mode;
  int status;
  char *headers;
  GHashTable *replaced; /* path -> body */
  GHashTable *hits;     /* path -> count */
  guint n_cases;
};

#define NAME(zh, en) "{\"zh_CN\": \"" zh "\", \"en\": \"" en "\"}"
#define SQUARE(west, east)                                                                         \
  "{\"type\": \"Polygon\", \"coordinates\": [[[" west ", 0], [" east ", 0], [" east ", 1], [" west \
  ", 1], [" west ", 0]]]}"
#define GRID(code, west, east)                                                                     \
  "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code "\", \"area_class\": \"I\"}, "      \
  "\"geometry\": " SQUARE (west, east) "}"

static const struct
{
  const char *path, *body;
} documents[] = {
  { "/v1/divisions",
    "{\"divisions\": ["
    "{\"code\": \"990101\", \"level\": \"district\", \"name\": " NAME (
        "一区", "One") ", \"parent\": \"990100\", \"kind\": \"urban\", \"population\": 1000}, "
                       "{\"code\": \"990101001\", \"level\": \"street\", \"name\": " NAME (
                           "甲街道",
                           "A") ", \"parent\": \"990101\"}, "
                                "{\"code\": \"990101002\", \"level\": \"street\", \"name\": " NAME (
                                    "乙街道",
                                    "B") ", \"parent\": \"990101\"}, "
                                         "{\"code\": \"990101001001\", \"level\": \"community\", "
                                         "\"name\": " NAME (
                                             "一社区",
                                             "A1") ", \"parent\": \"990101001\"}, "
                                                   "{\"code\": \"990101002001\", \"level\": "
                                                   "\"community\", \"name\": " NAME (
                                                       "二社区",
                                                       "B1") ", \"parent\": \"990101002\"}]}" },
  { "/v1/grids",
    "{\"type\": \"FeatureCollection\", \"features\": [" GRID (
        "99010100100101", "0", "1") ", " GRID ("99010100100102",
                                               "1",
                                               "2") ", " GRID ("99010100200101",
                                                               "2",
                                                               "3") ", " GRID ("99010100200102",
                                                                               "3",
                                                                               "4") "]}" },
  { "/v1/partitions",
    "{\"partitions\": [{\"id\": \"professional\", \"label\": \"P\", \"areas\": ["
    "{\"code\": \"P01\", \"name\": \"P1\", \"grids\": [\"99010100100101\"]}]}]}" },
  { "/v1/layers/places",
    "{\"type\": \"FeatureCollection\", \"id\": \"places\", \"label\": \"Places\", \"features\": ["
    "{\"type\": \"Feature\", \"properties\": {\"name\": \"Square\", \"rank\": 1}, "
    "\"geometry\": {\"type\": \"Point\", \"coordinates\": [0.5, 0.5]}}]}" },
  { "/v1/catalogue",
    "{\"scheme\": \"gbt30428.2-2013\", \"classes\": ["
    "{\"code\": \"e01\", \"name\": \"Events\", \"kind\": \"event\"}, "
    "{\"code\": \"e0110\", \"name\": \"Rubbish\", \"kind\": \"event\", \"major\": \"e01\"}], "
    "\"departments\": [{\"code\": \"D01\", \"name\": \"Cleansing\", \"division\": \"990101\", "
    "\"group\": \"city\"}]}" },
  { "/v1/calendar",
    "{\"hours\": [[\"08:00\", \"12:00\"], [\"14:00\", \"18:00\"]], \"years\": [2026], "
    "\"holidays\": [\"2026-10-01\"], \"make_up_days\": []}" },
  { "/v1/history/2026-11",
    "{\"version\": 2, \"from\": \"2026-11-01\", \"to\": \"2026-11-21\", \"as_of\": "
    "\"2026-11-22T00:00:00+08:00\", \"blocks\": [{\"day\": \"2026-11-02\", "
    "\"divisions\": [\"990101001001\"], \"classes\": [\"e0110\"], \"division\": [0], "
    "\"class\": [0], \"n\": {\"report\": [1, -3]}, \"handle_minutes\": [[0, 74, 112]]}]}" },
  { "/v1/history/2026-10",
    "{\"version\": 2, \"from\": \"2026-10-01\", \"to\": \"2026-10-31\", \"as_of\": "
    "\"2026-11-22T00:00:00+08:00\", \"blocks\": []}" },
  { "/v1/staff", "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"rows\": [{\"division\": \"990101\", "
                 "\"officers\": 12}], \"positions\": []}" },
  { "/v1/sensors", "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"domains\": [{\"id\": \"video\", "
                   "\"label\": \"Video\"}], \"rows\": [], \"alarms\": []}" },
  { "/v1/calls",
    "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"seats\": 2, \"seats_busy\": 1, \"waiting\": 0, "
    "\"hours\": []}" },
  { "/v1/approvals", "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"items\": 3, \"days\": []}" },
  { "/v1/service", "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"complaints\": []}" },
  { "/v1/tasks", "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"tasks\": []}" },
  { "/v1/assessments",
    "{\"as_of\": \"2026-11-22T14:00:00+08:00\", \"dimensions\": [], \"checks\": []}" },
};

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
make_about (gint64 now)
{
  g_autofree char *time = format_time (now);

  return g_strdup_printf (
      "{\"api\": 1, \"code\": \"990100\", \"name\": " NAME (
          "云州市", "Yunzhou") ", \"time_zone\": \"Asia/Shanghai\", "
                               "\"day_start\": \"00:00\", \"crs\": \"WGS84\", "
                               "\"scheme\": \"demo\", \"class_scheme\": "
                               "\"gbt30428.2-2013\", \"layers\": [\"places\"], "
                               "\"history_from\": \"2026-01-01\", \"now\": \"%s\"}",
      time);
}

/* Case i was reported at 06:00 UTC of 22 November 2026 and stands in the first grid. */
static void
append_case (GString *text, guint i)
{
  g_string_append_printf (text,
                          "{\"id\": \"C%03u\", \"class\": \"e0110\", \"source\": \"supervisor\", "
                          "\"division\": \"99010100100101\", \"lon\": 0.5, \"lat\": 0.5, "
                          "\"trail\": [[\"2026-11-22T06:00:00Z\", \"report\"]]}",
                          i);
}

/* The cursor is the number of cases that the asker has. */
static char *
make_state (guint n_cases, gint64 now, const char *cursor, SmallMode mode)
{
  GString *text = g_string_new (NULL);
  g_autofree char *time = format_time (now);
  guint first = cursor != NULL ? (guint)atoi (cursor) : 0;

  g_string_append_printf (text,
                          "{\"as_of\": \"%s\", \"cursor\": \"%u\", \"delta\": %s, \"cases\": [",
                          time, n_cases, cursor != NULL ? "true" : "false");
  for (guint i = first; i < n_cases && !(mode == SMALL_CURSOR_LOSES && cursor != NULL); i++)
    {
      if (i > first)
        g_string_append (text, ", ");
      append_case (text, i);
    }
  g_string_append_printf (text, "], \"open\": %u}", n_cases + (mode == SMALL_OPEN_WRONG));
  return g_string_free (text, FALSE);
}

static char *
make_ended (const char *day, gint64 now)
{
  g_autofree char *time = format_time (now);

  return g_strdup_printf ("{\"day\": \"%s\", \"as_of\": \"%s\", \"cases\": []}", day, time);
}

static char *
make_document (SmallPlatform *self, const char *path, const char *query, gint64 now)
{
  const char *replaced = g_hash_table_lookup (self->replaced, path);

  if (replaced != NULL)
    return g_str_equal (replaced, NOT_FOUND_BODY) ? NULL : g_strdup (replaced);
  if (g_str_equal (path, "/v1/about"))
    return make_about (now);
  if (g_str_equal (path, "/v1/state"))
    return make_state (
        self->n_cases, now,
        query != NULL && g_str_has_prefix (query, "cursor=") ? query + strlen ("cursor=") : NULL,
        self->mode);
  if (g_str_has_prefix (path, "/v1/ended/"))
    return make_ended (path + strlen ("/v1/ended/"), now);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (path, documents[i].path))
      return g_strdup (documents[i].body);
  return NULL;
}

static GBytes *
answer_document (const char *head, const char *body, gint64 now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now);
  g_autofree char *date = g_date_time_format (utc, "%a, %d %b %Y %H:%M:%S GMT");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  g_autofree char *tag = g_strdup_printf ("\"%.16s\"", sum);
  g_autofree char *condition = canned_header (head, "If-None-Match");
  g_autofree char *headers =
      g_strdup_printf ("ETag: %s\r\nDate: %s\r\nContent-Type: application/json\r\n", tag, date);

  if (g_strcmp0 (condition, tag) == 0)
    return canned_answer (304, headers, NULL, 0);
  return canned_answer (200, headers, body, -1);
}

static GBytes *
serve_cb (const char *target, const char *head, gpointer user_data)
{
  SmallPlatform *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_auto (GStrv) parts = g_strsplit (target, "?", 2);
  gint64 now = pentad_clock_get_wall (self->clock);
  g_autofree char *body = NULL;
  gboolean has_cursor = parts[1] != NULL;

  g_hash_table_insert (
      self->hits, g_strdup (parts[0]),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->hits, parts[0])) + 1));
  while (g_strcmp0 (self->held, parts[0]) == 0)
    g_cond_wait (&self->released, &self->lock);
  if (self->mode == SMALL_HTML)
    return canned_answer (200, "Content-Type: text/html\r\n", "<html>Log in</html>", -1);
  if (self->mode == SMALL_STATUS)
    return canned_answer (self->status, self->headers, NULL, 0);
  if (self->mode == SMALL_CURSOR_GONE && has_cursor)
    return canned_answer (410, NULL, NULL, 0);
  if (self->mode == SMALL_CURSOR_WRONG && has_cursor)
    return canned_answer (200, NULL, "{\"cases\": 7}", -1);
  if (self->mode == SMALL_SILENT)
    return NULL;
  body = make_document (self, parts[0], parts[1], now);
  if (body == NULL)
    return canned_answer (404, NULL, NULL, 0);
  return answer_document (head, body, now);
}

SmallPlatform *
small_platform_new (PentadClock *clock)
{
  SmallPlatform *self = g_new0 (SmallPlatform, 1);

  self->clock = g_object_ref (clock);
  g_mutex_init (&self->lock);
  g_cond_init (&self->released);
  self->replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_cases = 2;
  small_platform_start (self);
  return self;
}

void
small_platform_free (SmallPlatform *self)
{
  small_platform_hold (self, NULL);
  small_platform_stop (self);
  g_object_unref (self->clock);
  g_hash_table_unref (self->replaced);
  g_hash_table_unref (self->hits);
  g_free (self->headers);
  g_free (self->url);
  g_cond_clear (&self->released);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const char *
small_platform_get_url (SmallPlatform *self)
{
  return self->url;
}

void
small_platform_stop (SmallPlatform *self)
{
  g_clear_pointer (&self->server, canned_server_free);
}

void
small_platform_start (SmallPlatform *self)
{
  self->server = canned_server_new (self->port, serve_cb, self);
  self->port = canned_server_get_port (self->server);
  if (self->url == NULL)
    self->url = g_strdup (canned_server_get_url (self->server));
}

void
small_platform_set_mode (SmallPlatform *self, SmallMode mode, int status, const char *headers)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->mode = mode;
  self->status = status;
  g_free (self->headers);
  self->headers = g_strdup (headers);
}

void
small_platform_replace (SmallPlatform *self, const char *path, const char *body)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_insert (self->replaced, g_strdup (path),
                       g_strdup (body != NULL ? body : NOT_FOUND_BODY));
}

void
small_platform_restore (SmallPlatform *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_hash_table_remove (self->replaced, path);
}

void
small_platform_hold (SmallPlatform *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->held);
  self->held = g_strdup (path);
  g_cond_broadcast (&self->released);
}

void
small_platform_add_case (SmallPlatform *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_cases++;
}

guint
small_platform_get_hits (SmallPlatform *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->hits, path));
}

guint
small_platform_get_all_hits (SmallPlatform *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->hits);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += GPOINTER_TO_UINT (value);
  return n;
}
