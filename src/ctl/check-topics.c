/* Rules of topics: what is named is listed, and numbers are those of the measures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

/* Ids of a list; borrowed from it. */
static GHashTable *
list_ids (const PentadJson *list)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  PENTAD_JSON_EACH (entry, list)
  {
    const char *id = pentad_json_string (pentad_json_member (entry, "id"));

    if (id != NULL)
      g_hash_table_add (ids, (gpointer)id);
  }
  return ids;
}

static void
check_id (PentadCheckRun *self,
          PentadCheckDocument *document,
          const PentadJson *node,
          GHashTable *ids,
          const char *expected)
{
  const char *id = pentad_json_string (node);

  if (id == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_TOPIC_IDS);
  if (!g_hash_table_contains (ids, id))
    pentad_check_fail (self, PENTAD_CHECK_RULE_TOPIC_IDS, document, node, expected);
}

static void
check_ids (PentadCheckRun *self, PentadCheckDocument *document, const PentadJson *root)
{
  const PentadJson *measure_list = pentad_json_member (root, "measures");
  const PentadJson *kind_list = pentad_json_member (root, "kinds");
  g_autoptr (GHashTable) measures = list_ids (measure_list);
  g_autoptr (GHashTable) kinds = list_ids (kind_list);
  g_autoptr (GHashTable) states = list_ids (pentad_json_member (root, "states"));

  PENTAD_JSON_EACH (measure, measure_list)
  {
    check_id (self, document, pentad_json_member (measure, "of"), measures, "the id of a measure");
  }
  PENTAD_JSON_EACH (kind, kind_list)
  {
    check_id (self, document, pentad_json_member (kind, "group"), kinds, "the id of a kind");
  }
  PENTAD_JSON_EACH (entry, pentad_json_member (root, "entries"))
  {
    check_id (self, document, pentad_json_member (entry, "kind"), kinds, "the id of a kind");
    check_id (self, document, pentad_json_member (entry, "state"), states, "the id of a state");
  }
  PENTAD_JSON_EACH (count, pentad_json_member (root, "counts"))
  {
    PENTAD_JSON_EACH (numbers, pentad_json_member (count, "n"))
    {
      pentad_check_try (self, PENTAD_CHECK_RULE_TOPIC_IDS);
      if (!g_hash_table_contains (kinds, numbers->name))
        pentad_check_fail (self, PENTAD_CHECK_RULE_TOPIC_IDS, document, numbers,
                           "numbers under the id of a kind");
    }
  }
}

/* For each measure the number of the one that it is a part of; -1 none. */
static void
find_wholes (const PentadJson *measures, int *wholes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *of =
          pentad_json_string (pentad_json_member (pentad_json_element (measures, i), "of"));
      wholes[i] = -1;
      for (guint j = 0; of != NULL && j < n; j++)
        if (g_strcmp0 (of, pentad_json_string (
                               pentad_json_member (pentad_json_element (measures, j), "id"))) == 0)
          wholes[i] = (int)j;
    }
}

static void
check_numbers (PentadCheckRun *self,
               PentadCheckDocument *document,
               const PentadJson *numbers,
               const int *wholes,
               guint n)
{
  pentad_check_try (self, PENTAD_CHECK_RULE_TOPIC_NUMBERS);
  if (numbers->count != n)
    {
      pentad_check_fail (self, PENTAD_CHECK_RULE_TOPIC_NUMBERS, document, numbers,
                         "a number for each measure");
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const PentadJson *part = pentad_json_element (numbers, i);
      const PentadJson *whole =
          wholes[i] >= 0 ? pentad_json_element (numbers, (guint)wholes[i]) : NULL;

      if (pentad_json_number (part) > pentad_json_number (whole))
        pentad_check_fail (self, PENTAD_CHECK_RULE_TOPIC_NUMBERS, document, part,
                           "not more than the number that it is a part of");
    }
}

/* Most numbers of a count. */
#define MAX_MEASURES 8

/* The length of a code tells the levels of a city apart well enough to see a mixture. */
static void
check_level (PentadCheckRun *self,
             PentadCheckDocument *document,
             GHashTable *levels,
             const PentadJson *division,
             const PentadJson *numbers)
{
  gpointer known = g_hash_table_lookup (levels, numbers->name);

  if (known == NULL)
    g_hash_table_insert (levels, (gpointer)numbers->name, GUINT_TO_POINTER (division->count));
  else if (GPOINTER_TO_UINT (known) != division->count)
    pentad_check_fail (self, PENTAD_CHECK_RULE_TOPIC_NUMBERS, document, division,
                       "a division of the level on which the kind was counted before");
}

static void
check_counts (PentadCheckRun *self, PentadCheckDocument *document, const PentadJson *root)
{
  const PentadJson *measures = pentad_json_member (root, "measures");
  guint n = measures != NULL ? MIN (measures->count, MAX_MEASURES) : 0;
  g_autoptr (GHashTable) levels = g_hash_table_new (g_str_hash, g_str_equal);
  int wholes[MAX_MEASURES];

  find_wholes (measures, wholes, n);
  PENTAD_JSON_EACH (count, pentad_json_member (root, "counts"))
  {
    const PentadJson *division = pentad_json_member (count, "division");

    PENTAD_JSON_EACH (numbers, pentad_json_member (count, "n"))
    {
      check_numbers (self, document, numbers, wholes, n);
      check_level (self, document, levels, division, numbers);
    }
  }
}

void
pentad_check_topics (PentadCheckRun *self)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      PentadCheckDocument *document = g_ptr_array_index (self->documents, i);
      const PentadJson *root = pentad_check_root (document);

      if (!g_str_has_prefix (document->path, "/v1/topics/") || root == NULL)
        continue;
      check_ids (self, document, root);
      if (pentad_check_root (document) != NULL)
        check_counts (self, document, root);
    }
}
