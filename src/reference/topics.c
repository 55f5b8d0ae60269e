/* What the reference city keeps lists of beside its cases, as data/reference/topics.json tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/topics.h"

#include <string.h>

PentadTopicPlans *
pentad_topic_plans_load (const char *path, GError **error)
{
  g_autoptr (PentadTopicPlans) plans = g_new0 (PentadTopicPlans, 1);
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  g_autofree char *text = NULL;
  gsize len;

  if (!g_file_get_contents (path, &text, &len, error))
    return NULL;
  plans->tree = pentad_json_tree_new (text, len, path, &limits, error);
  if (plans->tree == NULL)
    return NULL;
  plans->list = pentad_json_member (pentad_json_tree_get_root (plans->tree), "topics");
  if (plans->list == NULL || plans->list->type != PENTAD_JSON_ARRAY)
    {
      g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_TYPE,
                   "%s: $.topics: expected an array", path);
      return NULL;
    }
  return g_steal_pointer (&plans);
}

void
pentad_topic_plans_free (PentadTopicPlans *plans)
{
  g_clear_pointer (&plans->tree, pentad_json_tree_free);
  g_free (plans);
}

const PentadJson *
pentad_topic_plans_find (const PentadTopicPlans *plans, const char *id)
{
  PENTAD_JSON_EACH (topic, plans->list)
  {
    if (g_strcmp0 (pentad_json_string (pentad_json_member (topic, "id")), id) == 0)
      return topic;
  }
  return NULL;
}

void
pentad_topic_plan_read_label (const PentadJson *node, const PentadLabel *place, PentadLabel *label)
{
  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      const char *text =
          pentad_json_string (pentad_json_member (node, pentad_language_id (language)));
      g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "{place}", -1) : NULL;
      g_autofree char *filled =
          parts != NULL
              ? g_strjoinv (place != NULL ? pentad_label_get (place, language) : "", parts)
              : NULL;

      if (filled != NULL)
        pentad_label_set (label, language, filled);
    }
}
