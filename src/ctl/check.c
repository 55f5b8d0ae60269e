/* A check of a platform under way: its documents, and the report on them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"
#include "ctl/check-api.h"

#include <math.h>
#include <stdio.h>

/* A document of a city of 100,000 unit grids has up to 30 million values; four times that would
 * not fit the memory of a desk. */
#define MAX_VALUES 40000000

static void
document_free (gpointer data)
{
  PentadCheckDocument *document = data;

  g_free (document->path);
  g_clear_pointer (&document->probe, pentad_http_probe_free);
  g_clear_pointer (&document->tree, pentad_json_tree_free);
  g_free (document);
}

void
pentad_check_init (PentadCheckRun *self, const char *url, PentadHttpAccess *access, guint wait_ms)
{
  *self = (PentadCheckRun){
    .url = url,
    .access = access,
    .wait_ms = wait_ms,
    .documents = g_ptr_array_new_with_free_func (document_free),
    .now = PENTAD_NO_TIME,
    .today = PENTAD_NO_DAY,
    .west = NAN,
  };
}

void
pentad_check_clear (PentadCheckRun *self)
{
  pentad_check_report_clear (&self->report);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->schemas, pentad_schemas_free);
  g_clear_pointer (&self->api, pentad_json_tree_free);
  g_clear_pointer (&self->zone, pentad_zone_unref);
  g_clear_pointer (&self->divisions, g_hash_table_unref);
  g_clear_pointer (&self->grids, g_hash_table_unref);
  g_clear_pointer (&self->classes, g_hash_table_unref);
  g_clear_pointer (&self->departments, g_hash_table_unref);
  g_clear_pointer (&self->posts, g_hash_table_unref);
}

gint64
pentad_check_time (const PentadJson *node)
{
  const char *text = pentad_json_string (node);
  gint64 time;

  return text != NULL && pentad_time_parse (text, -1, NULL, &time) ? time : PENTAD_NO_TIME;
}

void
pentad_check_fail (PentadCheckRun *self,
                   PentadCheckRule rule,
                   PentadCheckDocument *document,
                   const PentadJson *node,
                   const char *expected)
{
  pentad_check_report_fail (&self->report, rule, document->path, document->tree, node, expected);
  document->is_sound = FALSE;
}

PentadHttpProbe *
pentad_check_ask (const PentadCheckRun *self, const char *path, const char *const *headers)
{
  g_autofree char *url = g_strconcat (self->url, path, NULL);

  return pentad_http_probe (self->access, url, headers, NULL);
}

PentadCheckDocument *
pentad_check_find (const PentadCheckRun *self, const char *path)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (strcmp (document->path, path) == 0)
        return document->is_sound && document->tree != NULL ? document : NULL;
    }
  return NULL;
}

const PentadJson *
pentad_check_root (const PentadCheckDocument *document)
{
  return document != NULL && document->tree != NULL && document->is_sound
             ? pentad_json_tree_get_root (document->tree)
             : NULL;
}

/* What the API file says of a path: its `get`. "{…}" stands for one part. */
static const PentadJson *
find_operation (const PentadCheckRun *self, const char *path)
{
  g_autofree char *plain = g_strndup (path, strcspn (path, "?"));
  const PentadJson *paths = pentad_json_member (pentad_json_tree_get_root (self->api), "paths");

  PENTAD_JSON_EACH (item, paths)
  {
    gsize fixed = strcspn (item->name, "{");
    gboolean same = item->name[fixed] == '{' ? strncmp (item->name, plain, fixed) == 0
                                             : strcmp (item->name, plain) == 0;
    if (same)
      return pentad_json_member (item, "get");
  }
  return NULL;
}

/* The media type, and below it the schema, that a 200 has. */
static const PentadJson *
get_content (const PentadCheckDocument *document)
{
  return pentad_json_first (pentad_json_member (
      pentad_json_member (pentad_json_member (document->operation, "responses"), "200"),
      "content"));
}

static gboolean
is_utf8 (const char *parameters)
{
  const char *charset = strstr (parameters, "charset=");

  return charset == NULL || g_ascii_strncasecmp (charset + 8, "utf-8", 5) == 0 ||
         g_ascii_strncasecmp (charset + 8, "\"utf-8", 6) == 0;
}

/* FALSE when the body is not what it should be, and need not be read. */
static gboolean
check_type (PentadCheckRun *self, PentadCheckDocument *document)
{
  const char *type = pentad_http_probe_get (document->probe, "content-type");
  const char *wanted = get_content (document)->name;
  gsize len = type != NULL ? strcspn (type, "; ") : 0;
  g_autofree char *expected = g_strdup_printf ("the media type %s", wanted);

  pentad_check_try (self, PENTAD_CHECK_RULE_MEDIA_TYPE);
  pentad_check_try (self, PENTAD_CHECK_RULE_CHARSET);
  if (type == NULL || len != strlen (wanted) || g_ascii_strncasecmp (type, wanted, len) != 0)
    {
      document->is_sound = FALSE;
      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_MEDIA_TYPE, document->path,
                                     type, expected);
      return FALSE;
    }
  if (is_utf8 (type + len))
    return TRUE;
  document->is_sound = FALSE;
  pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_CHARSET, document->path, type,
                                 "UTF-8, or no charset at all");
  return FALSE;
}

/* Dates as Last-Modified has them. */
static gboolean
is_past_date (const char *text)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  static const char *const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  g_autoptr (GDateTime) time = NULL;
  char name[4];
  int day, year, hour, minute, second;
  const char *month;

  if (sscanf (text, "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT", &day, name, &year, &hour,
              &minute, &second) != 6 ||
      (month = strstr (months, name)) == NULL)
    return FALSE;
  time = g_date_time_new_utc (year, (int)(month - months) / 3 + 1, day, hour, minute, second);
  /* A minute of grace for clocks. */
  return time != NULL && g_date_time_difference (time, now) <= G_TIME_SPAN_MINUTE;
}

static void
check_headers (PentadCheckRun *self, const PentadCheckDocument *document)
{
  const char *etag = pentad_http_probe_get (document->probe, "etag");
  const char *modified = pentad_http_probe_get (document->probe, "last-modified");

  pentad_check_try (self, PENTAD_CHECK_RULE_ETAG);
  if (etag == NULL || *etag == '\0')
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_ETAG, document->path, NULL,
                                   "the header ETag");
  if (modified == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_LAST_MODIFIED);
  if (!is_past_date (modified))
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_LAST_MODIFIED, document->path,
                                   modified,
                                   "a date like Sun, 22 Nov 2026 06:32:05 GMT, not in "
                                   "the future");
}

typedef struct
{
  PentadCheckRun *check;
  PentadCheckDocument *document;
} Shape;

static void
shape_cb (PentadCheckRule rule, const PentadJson *node, const char *expected, gpointer user_data)
{
  Shape *shape = user_data;

  pentad_check_fail (shape->check, rule, shape->document, node, expected);
}

static void
check_shape (PentadCheckRun *self, PentadCheckDocument *document)
{
  Shape shape = { self, document };

  for (PentadCheckRule rule = PENTAD_CHECK_RULE_SHAPE; rule <= PENTAD_CHECK_RULE_ENUMS; rule++)
    pentad_check_try (self, rule);
  pentad_schemas_check (self->schemas, pentad_json_member (get_content (document), "schema"),
                        pentad_json_tree_get_root (document->tree), shape_cb, &shape);
}

static void
read_body (PentadCheckRun *self, PentadCheckDocument *document)
{
  PentadGuardLimits limits = pentad_guard_default_limits ();
  g_autoptr (GError) error = NULL;
  gsize len;
  const char *data = g_bytes_get_data (document->probe->body, &len);

  pentad_check_try (self, PENTAD_CHECK_RULE_NO_BOM);
  pentad_check_try (self, PENTAD_CHECK_RULE_JSON);
  if (len >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      document->is_sound = FALSE;
      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_NO_BOM, document->path,
                                     "0xef 0xbb 0xbf", "JSON from the first byte on");
    }
  limits.values = MAX_VALUES;
  document->tree = pentad_json_tree_new (data, len, "", &limits, &error);
  if (document->tree != NULL)
    return;
  document->is_sound = FALSE;
  pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_JSON, document->path,
                                 error->message + strlen (": "), "strict JSON");
}

static void
judge (PentadCheckRun *self, PentadCheckDocument *document)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_COMPLETE);
  if (document->probe->status != 200 || document->operation == NULL)
    {
      document->is_sound = FALSE;
      return;
    }
  check_headers (self, document);
  if (!check_type (self, document))
    return;
  read_body (self, document);
  if (document->tree == NULL)
    return;
  check_shape (self, document);
  /* Names are looked up only where the form is right. */
  if (document->is_sound)
    pentad_check_no_future (self, document, PENTAD_NO_TIME);
}

PentadCheckDocument *
pentad_check_fetch (PentadCheckRun *self, const char *path)
{
  PentadCheckDocument *document = g_new0 (PentadCheckDocument, 1);
  g_autofree char *url = g_strconcat (self->url, path, NULL);
  g_autoptr (GError) error = NULL;

  document->path = g_strdup (path);
  document->operation = find_operation (self, path);
  document->is_sound = TRUE;
  document->probe = pentad_http_probe (self->access, url, NULL, &error);
  g_ptr_array_add (self->documents, document);
  if (document->probe != NULL)
    judge (self, document);
  else
    {
      document->is_sound = FALSE;
      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_COMPLETE, path,
                                     error->message + strlen (url) + strlen (": "),
                                     "a complete answer");
    }
  return document;
}

static void
read_about (PentadCheckRun *self, PentadCheckDocument *about)
{
  const PentadJson *root = pentad_check_root (about);
  const PentadJson *name = pentad_json_member (root, "time_zone");
  const char *start = pentad_json_string (pentad_json_member (root, "day_start"));
  int hour = 0, minute = 0;

  if (root == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_TIME_ZONE);
  if (start != NULL)
    sscanf (start, "%2d:%2d", &hour, &minute);
  self->zone = pentad_zone_new (name->string, hour * 3600 + minute * 60, NULL);
  if (self->zone == NULL)
    {
      pentad_check_fail (self, PENTAD_CHECK_RULE_TIME_ZONE, about, name,
                         "a known time zone, like Asia/Shanghai or +08:00");
      return;
    }
  self->now = pentad_check_time (pentad_json_member (root, "now"));
  self->today = pentad_zone_day (self->zone, self->now);
}

/* TRUE when something is wrong with a document that has to be there, or may be missing. */
static void
check_presence (PentadCheckRun *self, const PentadCheckDocument *document, gboolean is_optional)
{
  PentadCheckRule rule =
      is_optional ? PENTAD_CHECK_RULE_OPTIONAL_DOCUMENTS : PENTAD_CHECK_RULE_DOCUMENTS;
  g_autofree char *status = NULL;

  pentad_check_try (self, rule);
  /* No complete answer is a rule of its own. */
  if (document->probe == NULL || document->probe->status == 200 ||
      (is_optional && document->probe->status == 404))
    return;
  status = g_strdup_printf ("%d", document->probe->status);
  pentad_check_report_fail_with (&self->report, rule, document->path, status,
                                 is_optional ? "status 200 or 404" : "status 200");
}

/* One for each id that `about` lists. */
static void
fetch_listed (PentadCheckRun *self, const char *list, const char *folder)
{
  const PentadJson *ids =
      pentad_json_member (pentad_check_root (pentad_check_find (self, "/v1/about")), list);

  PENTAD_JSON_EACH (id, ids)
  {
    g_autofree char *path = g_strconcat (folder, id->string, NULL);

    check_presence (self, pentad_check_fetch (self, path), FALSE);
  }
}

static void
fetch_levels (PentadCheckRun *self)
{
  static const char *const levels[] = { "district", "street", "community" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *path = g_strconcat ("/v1/boundaries/", levels[i], NULL);

      check_presence (self, pentad_check_fetch (self, path), TRUE);
    }
}

/* Ended cases of yesterday and today, history of the months of yesterday and of the first day. */
static void
fetch_days (PentadCheckRun *self)
{
  const PentadJson *about = pentad_check_root (pentad_check_find (self, "/v1/about"));
  const char *from = pentad_json_string (pentad_json_member (about, "history_from"));
  gint32 first;
  char day[16];

  if (self->today == PENTAD_NO_DAY)
    return;
  first = self->today - 1;
  if (from != NULL)
    pentad_day_parse (from, &first);
  for (gint32 d = MAX (self->today - 1, first); d <= self->today; d++)
    {
      g_autofree char *path = g_strconcat ("/v1/ended/", pentad_day_format (d, day), NULL);

      check_presence (self, pentad_check_fetch (self, path), FALSE);
    }
  if (first >= self->today)
    return;
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = NULL;

      pentad_day_format (i == 0 ? self->today - 1 : first, day);
      day[7] = '\0';
      path = g_strconcat ("/v1/history/", day, NULL);
      if (i == 0 || pentad_check_find (self, path) == NULL)
        check_presence (self, pentad_check_fetch (self, path), FALSE);
    }
}

/* All documents that the API file names, in its order. */
static void
fetch_all (PentadCheckRun *self)
{
  const PentadJson *paths = pentad_json_member (pentad_json_tree_get_root (self->api), "paths");

  PENTAD_JSON_EACH (path, paths)
  {
    const PentadJson *responses =
        pentad_json_member (pentad_json_member (path, "get"), "responses");

    if (g_str_has_prefix (path->name, "/v1/layers/"))
      fetch_listed (self, "layers", "/v1/layers/");
    else if (g_str_has_prefix (path->name, "/v1/topics/"))
      fetch_listed (self, "topics", "/v1/topics/");
    else if (g_str_has_prefix (path->name, "/v1/boundaries/"))
      fetch_levels (self);
    else if (g_str_has_prefix (path->name, "/v1/ended/"))
      fetch_days (self);
    else if (strchr (path->name, '{') == NULL && strcmp (path->name, "/v1/about") != 0)
      check_presence (self, pentad_check_fetch (self, path->name),
                      pentad_json_member (responses, "404") != NULL);
  }
}

static void
check_each (PentadCheckRun *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (pentad_check_root (document) != NULL)
        pentad_check_references (self, document);
      if (pentad_check_root (document) != NULL)
        pentad_check_cases (self, document);
    }
}

gboolean
pentad_check_run (PentadCheckRun *self, GError **error)
{
  PentadCheckDocument *about;

  self->api =
      pentad_json_tree_new (pentad_check_api, strlen (pentad_check_api), "API", NULL, error);
  if (self->api == NULL)
    return FALSE;
  self->schemas = pentad_schemas_new (pentad_json_tree_get_root (self->api));

  pentad_check_try (self, PENTAD_CHECK_RULE_REACHABLE);
  about = pentad_check_fetch (self, "/v1/about");
  if (about->probe == NULL || about->probe->status != 200)
    {
      g_autofree char *status =
          about->probe != NULL ? g_strdup_printf ("%d", about->probe->status) : NULL;

      /* Without it nothing is known, and one failure says so. */
      if (about->probe != NULL)
        pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_REACHABLE, about->path,
                                       status, "status 200");
      return TRUE;
    }
  read_about (self, about);
  fetch_all (self);
  pentad_check_wire (self);
  pentad_check_places (self);
  pentad_check_lists (self);
  check_each (self);
  pentad_check_operation (self);
  pentad_check_topics (self);
  pentad_check_photos (self);
  pentad_check_past (self);
  pentad_check_recount (self);
  pentad_check_look_back (self);
  pentad_check_motion (self);
  return TRUE;
}
