/* Rules of a city that moves: cursors and deltas, ids that stay, tags that change.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With the state of the beginning, W, the delta since then, D, and a whole state W2 that was asked
 * for just before D: W with D applied and cut at the instant of W2 must be W2. That holds however
 * fast the city moves. */
#include "config.h"

#include "ctl/check.h"

#include <math.h>

/* Between two looks at a city that stands still. */
#define PAUSE_US (250 * 1000)
/* A cursor that no platform gave out. */
#define UNKNOWN_CURSOR "/v1/state?cursor=pentad-has-no-such-cursor"

static gboolean
is_delta (const PentadCheckDocument *document)
{
  return pentad_json_is_true (pentad_json_member (pentad_check_root (document), "delta"));
}

static const PentadJson *
cases_of (const PentadCheckDocument *document)
{
  return pentad_json_member (pentad_check_root (document), "cases");
}

static gint64
as_of (const PentadCheckDocument *document)
{
  return pentad_check_time (pentad_json_member (pentad_check_root (document), "as_of"));
}

static void
check_unknown_cursor (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_fetch (self, UNKNOWN_CURSOR);
  g_autofree char *status = NULL;

  if (document->probe == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_CURSOR_UNKNOWN);
  status = g_strdup_printf ("%d", document->probe->status);
  if (document->probe->status != 200)
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_CURSOR_UNKNOWN, document->path,
                                   status, "status 200 and the whole answer");
}

static void
check_flag (PentadCheckRun *self, PentadCheckDocument *document)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_DELTA_FLAG);
  if (is_delta (document))
    pentad_check_fail (self, PENTAD_CHECK_RULE_DELTA_FLAG, document,
                       pentad_json_member (pentad_check_root (document), "delta"), "false");
}

static GHashTable *
index_cases (const PentadCheckDocument *document)
{
  GHashTable *cases = g_hash_table_new (g_str_hash, g_str_equal);

  PENTAD_JSON_EACH (item, cases_of (document))
  {
    g_hash_table_insert (cases, (gpointer)pentad_json_member (item, "id")->string, (gpointer)item);
  }
  return cases;
}

/* How many acts of a trail have happened by an instant; *has_ended: one of them ended the case. */
static guint
count_acts (const PentadJson *item, gint64 until, gboolean *has_ended)
{
  guint n = 0;

  *has_ended = FALSE;
  PENTAD_JSON_EACH (entry, pentad_json_member (item, "trail"))
  {
    if (pentad_check_time (pentad_json_element (entry, 0)) > until)
      break;
    n++;
    *has_ended =
        *has_ended || pentad_check_is_ending (pentad_json_string (pentad_json_element (entry, 1)));
  }
  return n;
}

/* The same case at the instant `until`, which is that of b. */
static gboolean
is_same_then (const PentadJson *a, const PentadJson *b, gint64 until)
{
  const PentadJson *other = pentad_json_member (b, "trail");
  gboolean ended;
  guint n = count_acts (a, until, &ended);

  if (n != other->count)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!pentad_json_equal (pentad_json_element (pentad_json_member (a, "trail"), i),
                            pentad_json_element (other, i)))
      return FALSE;
  return TRUE;
}

/* A whole state that says how many cases are open has as many. */
static void
check_open (PentadCheckRun *self, PentadCheckDocument *whole)
{
  const PentadJson *node = pentad_json_member (pentad_check_root (whole), "open");
  guint n = 0;
  g_autofree char *expected = NULL;

  if (isnan (pentad_json_number (node)))
    {
      pentad_check_skip (self, PENTAD_CHECK_RULE_OPEN_COUNT, "the state does not say");
      return;
    }
  for (const PentadJson *item = pentad_json_first (cases_of (whole)); item != NULL;
       item = pentad_json_next (cases_of (whole), item))
    n++;
  pentad_check_try (self, PENTAD_CHECK_RULE_OPEN_COUNT);
  expected = g_strdup_printf ("%u", n);
  if (pentad_json_number (node) != n)
    pentad_check_fail (self, PENTAD_CHECK_RULE_OPEN_COUNT, whole, node, expected);
}

/* Case by case: what whole and delta make at the instant of whole2. */
static void
compare (PentadCheckRun *self,
         GHashTable *held,
         PentadCheckDocument *delta,
         PentadCheckDocument *whole2)
{
  g_autoptr (GHashTable) seen = index_cases (whole2);
  gint64 until = as_of (whole2);
  GHashTableIter iter;
  gpointer id, item;

  pentad_check_try (self, PENTAD_CHECK_RULE_DELTA);
  g_hash_table_iter_init (&iter, held);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      const PentadJson *other = g_hash_table_lookup (seen, id);
      gboolean has_ended;
      guint n = count_acts (item, until, &has_ended);

      if (n == 0 || has_ended ? other == NULL : other != NULL && is_same_then (item, other, until))
        continue;
      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_DELTA, delta->path, id,
                                     other != NULL ? "the trail that the whole state has"
                                                   : "the end of a case that is open no more");
      return;
    }
  PENTAD_JSON_EACH (other, cases_of (whole2))
  {
    const PentadJson *node = pentad_json_member (other, "id");

    if (g_hash_table_contains (held, node->string))
      continue;
    pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_DELTA, delta->path,
                                   node->string, "a case that the whole state has");
    return;
  }
}

/* An id that is gone, and another that came with the same report in the same place, is one case
 * under two names. */
static void
check_ids (PentadCheckRun *self, PentadCheckDocument *whole, PentadCheckDocument *whole2)
{
  g_autoptr (GHashTable) before = index_cases (whole), after = index_cases (whole2);

  pentad_check_try (self, PENTAD_CHECK_RULE_IDS_STABLE);
  PENTAD_JSON_EACH (item, cases_of (whole2))
  {
    const PentadJson *id = pentad_json_member (item, "id");
    const PentadJson *report = pentad_json_element (pentad_json_member (item, "trail"), 0);
    GHashTableIter iter;
    gpointer old_id, old;

    if (g_hash_table_contains (before, id->string))
      continue;
    g_hash_table_iter_init (&iter, before);
    while (g_hash_table_iter_next (&iter, &old_id, &old))
      if (!g_hash_table_contains (after, old_id) &&
          pentad_json_equal (report, pentad_json_element (pentad_json_member (old, "trail"), 0)) &&
          pentad_json_equal (pentad_json_member (item, "division"),
                             pentad_json_member (old, "division")) &&
          pentad_json_equal (pentad_json_member (item, "lon"), pentad_json_member (old, "lon")))
        {
          g_autofree char *expected = g_strdup_printf ("the id %s", (const char *)old_id);

          pentad_check_fail (self, PENTAD_CHECK_RULE_IDS_STABLE, whole2, id, expected);
          return;
        }
  }
}

/* Waits until the delta since the whole state has something in it. FALSE: nothing happened. */
static gboolean
wait_for_delta (PentadCheckRun *self, const char *path)
{
  gint64 end_us = g_get_monotonic_time () + 1000 * (gint64)self->wait_ms;

  for (;;)
    {
      g_autoptr (PentadHttpProbe) probe = pentad_check_ask (self, path, NULL);
      g_autoptr (PentadJsonTree) tree = NULL;
      const char *data;
      gsize len;

      if (probe == NULL || probe->status != 200)
        return TRUE;
      data = g_bytes_get_data (probe->body, &len);
      tree = pentad_json_tree_new (data, len, "", NULL, NULL);
      if (tree == NULL || pentad_json_first (pentad_json_member (pentad_json_tree_get_root (tree),
                                                                 "cases")) != NULL)
        return TRUE;
      if (g_get_monotonic_time () > end_us)
        return FALSE;
      g_usleep (PAUSE_US);
    }
}

static void
check_delta (PentadCheckRun *self, PentadCheckDocument *whole)
{
  const char *cursor =
      pentad_json_string (pentad_json_member (pentad_check_root (whole), "cursor"));
  g_autofree char *escaped = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;
  g_autofree char *path = g_strconcat ("/v1/state?cursor=", escaped, NULL);

  /* A document with a fault is not read further. */
  if (cursor == NULL)
    return;
  gboolean has_moved = wait_for_delta (self, path);
  PentadCheckDocument *whole2 = pentad_check_fetch (self, "/v1/state");
  PentadCheckDocument *delta = pentad_check_fetch (self, path);
  g_autoptr (GHashTable) held = NULL;

  if (pentad_check_root (whole2) == NULL)
    return;
  pentad_check_references (self, whole2);
  if (pentad_check_root (whole2) != NULL)
    check_ids (self, whole, whole2);
  if (pentad_check_root (whole2) == NULL || pentad_check_root (delta) == NULL)
    return;
  /* Allowed, though it costs everybody more: a platform that forgets its cursors at once. */
  if (!is_delta (delta))
    {
      pentad_check_skip (self, PENTAD_CHECK_RULE_DELTA, "every cursor gets the whole answer");
      return;
    }
  if (!has_moved)
    {
      pentad_check_skip (self, PENTAD_CHECK_RULE_DELTA,
                         "nothing happened in the city meanwhile; --wait gives it longer");
      return;
    }
  held = index_cases (whole);
  PENTAD_JSON_EACH (item, cases_of (delta))
  {
    g_hash_table_insert (held, (gpointer)pentad_json_member (item, "id")->string, (gpointer)item);
  }
  compare (self, held, delta, whole2);
}

/* Documents that were asked for again: other bytes need another tag. */
static void
check_tags (PentadCheckRun *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->documents->len; i++)
    for (guint j = i + 1; j < self->documents->len; j++)
      {
        const PentadCheckDocument *a = g_ptr_array_index (self->documents, i);
        const PentadCheckDocument *b = g_ptr_array_index (self->documents, j);
        const char *tag;

        if (strcmp (a->path, b->path) != 0 || a->probe == NULL || b->probe == NULL ||
            a->probe->status != 200 || b->probe->status != 200 ||
            g_bytes_equal (a->probe->body, b->probe->body))
          continue;
        changed = TRUE;
        pentad_check_try (self, PENTAD_CHECK_RULE_ETAG_HONEST);
        tag = pentad_http_probe_get (a->probe, "etag");
        if (tag != NULL && g_strcmp0 (tag, pentad_http_probe_get (b->probe, "etag")) == 0)
          pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_ETAG_HONEST, b->path, tag,
                                         "another tag for another content");
      }
  if (!changed)
    pentad_check_skip (self, PENTAD_CHECK_RULE_ETAG_HONEST, "no document changed meanwhile");
}

/* The platform's clock is not behind its documents. */
static void
check_clock (PentadCheckRun *self, PentadCheckDocument *about)
{
  gint64 now = pentad_check_time (pentad_json_member (pentad_check_root (about), "now"));

  for (guint i = 0; i < self->documents->len && now != PENTAD_NO_TIME; i++)
    {
      PentadCheckDocument *document = g_ptr_array_index (self->documents, i);

      if (as_of (document) > now)
        pentad_check_fail (self, PENTAD_CHECK_RULE_NO_FUTURE, document,
                           pentad_json_member (pentad_check_root (document), "as_of"),
                           "an as_of that is not after about.now");
    }
}

void
pentad_check_motion (PentadCheckRun *self)
{
  PentadCheckDocument *whole = pentad_check_find (self, "/v1/state");

  if (whole != NULL)
    {
      check_unknown_cursor (self);
      check_flag (self, whole);
    }
  if (pentad_check_root (whole) != NULL)
    {
      check_open (self, whole);
      check_delta (self, whole);
    }
  check_clock (self, pentad_check_fetch (self, "/v1/about"));
  check_tags (self);
}
