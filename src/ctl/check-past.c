/* Rules of the past: a finished day stays as it is, and questions about the past are answered.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

/* How far back the documents that take `at` are asked. */
#define LOOK_BACK_S PENTAD_HOUR_S

/* The same but for visits and appeals, which may be added to a finished day. */
static gboolean
is_same_trail (const PentadJson *a, const PentadJson *b)
{
  const PentadJson *one = pentad_json_first (a), *two = pentad_json_first (b);

  while (one != NULL || two != NULL)
    {
      const char *act = pentad_json_string (pentad_json_element (two != NULL ? two : one, 1));
      gboolean may_be_new = g_strcmp0 (act, "visit") == 0 || g_strcmp0 (act, "appeal") == 0;

      if (one != NULL && two != NULL && pentad_json_equal (one, two))
        one = pentad_json_next (a, one);
      else if (!may_be_new)
        return FALSE;
      if (two != NULL)
        two = pentad_json_next (b, two);
      else
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same_case (const PentadJson *a, const PentadJson *b)
{
  PENTAD_JSON_EACH (member, a)
  {
    const PentadJson *other = pentad_json_member (b, member->name);

    if (strcmp (member->name, "trail") == 0 ? !is_same_trail (member, other)
                                            : !pentad_json_equal (member, other))
      return FALSE;
  }
  return a->count == b->count;
}

static GHashTable *
index_cases (const PentadJson *list)
{
  GHashTable *cases = g_hash_table_new (g_str_hash, g_str_equal);

  PENTAD_JSON_EACH (item, list)
  {
    g_hash_table_insert (cases, (gpointer)pentad_json_member (item, "id")->string, (gpointer)item);
  }
  return cases;
}

/* Cases may be added by a visit alone, so only those of the first answer are looked for. */
void
pentad_check_past (PentadCheckRun *self)
{
  char day[16];
  g_autofree char *path = NULL;
  PentadCheckDocument *first, *again;
  g_autoptr (GHashTable) cases = NULL;

  if (self->today == PENTAD_NO_DAY)
    return;
  path = g_strconcat ("/v1/ended/", pentad_day_format (self->today - 1, day), NULL);
  first = pentad_check_find (self, path);
  if (first == NULL)
    return;
  again = pentad_check_fetch (self, path);
  if (pentad_check_root (again) == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_PAST_FIXED);
  cases = index_cases (pentad_json_member (pentad_check_root (again), "cases"));
  PENTAD_JSON_EACH (item, pentad_json_member (pentad_check_root (first), "cases"))
  {
    const PentadJson *other = g_hash_table_lookup (cases, pentad_json_member (item, "id")->string);

    if (other != NULL && is_same_case (item, other))
      continue;
    pentad_check_fail (self, PENTAD_CHECK_RULE_PAST_FIXED, first, pentad_json_member (item, "id"),
                       "the same case when asked again");
    return;
  }
}

/* One document an hour before its own as_of. */
static void
look_back (PentadCheckRun *self, const char *path)
{
  const PentadJson *root = pentad_check_root (pentad_check_find (self, path));
  gint64 now = pentad_check_time (pentad_json_member (root, "as_of")), as_of;
  g_autofree char *question = NULL;
  PentadCheckDocument *document;
  char at[32];

  if (now == PENTAD_NO_TIME)
    return;
  /* In UTC, so that no plus sign has to be escaped. */
  {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now - LOOK_BACK_S);
    g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

    g_strlcpy (at, text, sizeof at);
  }
  question = g_strconcat (path, "?at=", at, NULL);
  document = pentad_check_fetch (self, question);
  if (document->probe == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_LOOK_BACK);
  if (document->probe->status != 200)
    {
      g_autofree char *status = g_strdup_printf ("%d", document->probe->status);

      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_LOOK_BACK, question, status,
                                     "status 200");
      return;
    }
  as_of = pentad_check_time (pentad_json_member (pentad_check_root (document), "as_of"));
  if (as_of > now - LOOK_BACK_S && as_of < now)
    pentad_check_fail (self, PENTAD_CHECK_RULE_LOOK_BACK, document,
                       pentad_json_member (pentad_check_root (document), "as_of"),
                       "an as_of not after the instant asked for, or that of now");
}

static gboolean
takes_at (const PentadJson *operation)
{
  PENTAD_JSON_EACH (parameter, pentad_json_member (operation, "parameters"))
  {
    const char *reference = pentad_json_string (pentad_json_member (parameter, "$ref"));

    if (reference != NULL && g_str_has_suffix (reference, "/at"))
      return TRUE;
  }
  return FALSE;
}

void
pentad_check_look_back (PentadCheckRun *self)
{
  const PentadJson *paths = pentad_json_member (pentad_json_tree_get_root (self->api), "paths");

  pentad_check_skip (self, PENTAD_CHECK_RULE_LOOK_BACK,
                     "no document that may be asked for the past");
  PENTAD_JSON_EACH (path, paths)
  {
    if (takes_at (pentad_json_member (path, "get")))
      look_back (self, path->name);
  }
}
