/* History against the cases: yesterday counted again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case that counts on yesterday has either ended by the end of it, and is in that day's document,
 * or it is open today, or it ended today. The counters that depend on the time allowed for a step
 * are left out: that time is the scheme's, and a step's deadline may pass after its case has gone.
 */
#include "config.h"

#include "ctl/check.h"

#include "codec/documents.h"
#include "model/tally.h"

/* Counted and sent, by what is counted for and counter. */
typedef struct
{
  GHashTable *counted, *sent; /* "class e0406 report" to a guint */
  const char *class_code;     /* of the case under way */
} Recount;

static guint
get (GHashTable *table, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

static void
add (GHashTable *table, const char *kind, const char *code, PentadCount count, guint n)
{
  char *key;

  if (code == NULL)
    return;
  key = g_strdup_printf ("%s %s %s", kind, code, pentad_count_id (count));
  g_hash_table_insert (table, key, GUINT_TO_POINTER (get (table, key) + n));
}

static void
count_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Recount *recount = user_data;

  if (event->of_place)
    add (recount->counted, "class", recount->class_code, event->count, 1);
  add (recount->counted, "department", event->department, event->count, 1);
  for (guint i = 0; i < G_N_ELEMENTS (event->persons); i++)
    add (recount->counted, "post", event->persons[i], event->count, 1);
}

/* All that depends on `steps` of the scheme. */
static gboolean
is_compared (PentadCount count)
{
  switch ((int)count)
    {
    case PENTAD_COUNT_NEED_VERIFY:
    case PENTAD_COUNT_IN_TIME_VERIFY:
    case PENTAD_COUNT_IN_TIME_ACCEPT:
    case PENTAD_COUNT_IN_TIME_FILE:
    case PENTAD_COUNT_NEED_DISPATCH:
    case PENTAD_COUNT_IN_TIME_DISPATCH:
    case PENTAD_COUNT_NEED_CHECK:
    case PENTAD_COUNT_IN_TIME_CHECK:
    case PENTAD_COUNT_NEED_SEND_VERIFY:
    case PENTAD_COUNT_IN_TIME_SEND_VERIFY:
    case PENTAD_COUNT_NEED_SEND_CHECK:
    case PENTAD_COUNT_IN_TIME_SEND_CHECK:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
count_cases (PentadCheckRun *self, Recount *recount, GPtrArray *cases, GHashTable *seen, gint32 day)
{
  static const PentadStepLimits none = { -1, -1, -1, -1, -1, -1, -1, -1 };

  for (guint i = 0; i < cases->len; i++)
    {
      const PentadCase *item = g_ptr_array_index (cases, i);
      const char *class_code = pentad_case_get_class_code (item);

      if (class_code == NULL || !g_hash_table_add (seen, g_strdup (pentad_case_get_id (item))))
        continue;
      recount->class_code = class_code;
      pentad_case_tally (item, &none, self->zone, pentad_zone_day_begin (self->zone, day),
                         pentad_zone_day_begin (self->zone, day + 1), count_cb, recount);
    }
}

static const char *
bytes_of (const PentadCheckDocument *document, gsize *len)
{
  return g_bytes_get_data (document->probe->body, len);
}

static PentadCheckDocument *
find_day (PentadCheckRun *self, const char *prefix, gint32 day, gsize n)
{
  g_autofree char *path = NULL;
  char text[16];

  pentad_day_format (day, text);
  text[n] = '\0';
  path = g_strconcat (prefix, text, NULL);
  return pentad_check_find (self, path);
}

/* Ended cases first: of one that is in two documents, the later trail is the longer one. */
static gboolean
count_documents (PentadCheckRun *self, Recount *recount, gint32 day)
{
  PentadCheckDocument *documents[] = { find_day (self, "/v1/ended/", day + 1, 10),
                                       find_day (self, "/v1/ended/", day, 10),
                                       pentad_check_find (self, "/v1/state") };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GPtrArray) cases = NULL;
      g_autoptr (PentadState) state = NULL;
      const char *data;
      gsize len;

      if (documents[i] == NULL)
        return FALSE;
      data = bytes_of (documents[i], &len);
      if (i < 2)
        cases = pentad_read_ended (data, len, "", NULL, NULL, NULL, NULL, NULL);
      else
        state = pentad_read_state (data, len, "", NULL, NULL, NULL);
      if (cases == NULL && state == NULL)
        return FALSE;
      count_cases (self, recount, cases != NULL ? cases : state->cases, seen, day);
    }
  return TRUE;
}

/* FALSE when the table has no row of that day: not every platform keeps departments and posts. */
static gboolean
add_table (Recount *recount,
           const PentadHistory *history,
           PentadHistoryTable table,
           const char *kind,
           gint32 day)
{
  gboolean found = FALSE;
  PentadHistoryWalk row;

  pentad_history_walk_init (&row, history, table, day, day);
  while (pentad_history_walk_next (&row))
    for (guint k = 0; k < row.n_values; k++)
      {
        add (recount->sent, kind,
             pentad_history_get_code (history,
                                      table == PENTAD_HISTORY_PLACES ? row.class_code : row.code),
             row.values[k].count, (gint64)row.values[k].value);
        found = TRUE;
      }
  return found;
}

static gboolean
is_of_kind (gpointer key, gpointer value, gpointer kind)
{
  return g_str_has_prefix (key, kind);
}

static void
add_history (Recount *recount, const PentadHistory *history, gint32 day)
{
  add_table (recount, history, PENTAD_HISTORY_PLACES, "class", day);
  if (!add_table (recount, history, PENTAD_HISTORY_DEPARTMENTS, "department", day))
    g_hash_table_foreach_remove (recount->counted, is_of_kind, (gpointer) "department ");
  if (!add_table (recount, history, PENTAD_HISTORY_POSTS, "post", day))
    g_hash_table_foreach_remove (recount->counted, is_of_kind, (gpointer) "post ");
}

static void
compare (PentadCheckRun *self,
         PentadCheckDocument *history,
         const Recount *recount,
         const char *day)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) sorted = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, recount->counted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (keys, key);
  g_hash_table_iter_init (&iter, recount->sent);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (keys, key);
  sorted = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc)strcmp);
  for (GList *link = sorted; link != NULL; link = link->next)
    {
      guint sent = get (recount->sent, link->data), counted = get (recount->counted, link->data);
      const char *id = strrchr (link->data, ' ') + 1;
      g_autofree char *example = NULL;
      g_autofree char *expected = NULL;
      PentadCount count;

      pentad_check_try (self, PENTAD_CHECK_RULE_HISTORY_RECOUNT);
      if (sent == counted || !pentad_count_parse (id, strlen (id), &count) || !is_compared (count))
        continue;
      example = g_strdup_printf ("%u", sent);
      expected = g_strdup_printf ("%u for %s on %s, as the cases have it", counted,
                                  (const char *)link->data, day);
      pentad_check_report_fail_with (&self->report, PENTAD_CHECK_RULE_HISTORY_RECOUNT,
                                     history->path, example, expected);
    }
}

void
pentad_check_recount (PentadCheckRun *self)
{
  gint32 day;
  PentadCheckDocument *document;
  g_autoptr (PentadHistory) history = NULL;
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Recount recount = { counted, sent, NULL };
  const char *data;
  char text[16];
  gsize len;

  if (self->zone == NULL)
    return;
  day = self->today - 1;
  if ((document = find_day (self, "/v1/history/", day, 7)) == NULL ||
      !count_documents (self, &recount, day))
    return;
  data = bytes_of (document, &len);
  history = pentad_read_history (data, len, "", NULL, NULL);
  if (history == NULL)
    return;
  add_history (&recount, history, day);
  compare (self, document, &recount, pentad_day_format (day, text));
}
