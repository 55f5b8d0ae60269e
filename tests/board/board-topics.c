/* Topics for the city of the board tests: whatever the boards ask for, made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-topics.h"

#include "board-city.h"
#include "board/board-topic.h"

/* The group that a panel shows, or one of any. */
#define SOME_GROUP "group"
#define N_ENTRIES  12

static void
add_kind (PentadTopic *topic, const char *id, const char *group)
{
  PentadTopicKind *kind;

  if (pentad_topic_find_kind (topic, id) >= 0)
    return;
  kind = pentad_topic_add_kind (topic);
  kind->id = g_strdup (id);
  kind->group = g_strdup (group);
  kind->tone = (PentadTopicTone)(topic->kinds->len % 4);
  pentad_label_set_all (&kind->label, id);
}

static void
add_kinds (PentadTopic *topic, const PentadTopicSpec *spec)
{
  for (guint i = 0; i < spec->kinds->len; i++)
    add_kind (topic, g_ptr_array_index (spec->kinds, i), NULL);
  for (int i = 0; spec->group != NULL && i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%d", spec->group, i + 1);

      add_kind (topic, id, g_str_equal (spec->group, "*") ? SOME_GROUP : spec->group);
    }
  if (spec->kinds->len == 0 && spec->group == NULL)
    add_kind (topic, "plain", NULL);
  for (guint i = 0; i < spec->states->len; i++)
    if (pentad_topic_find_state (topic, g_ptr_array_index (spec->states, i)) < 0)
      pentad_topic_add_state (topic)->id = g_strdup (g_ptr_array_index (spec->states, i));
}

static void
add_measure (PentadTopic *topic, const char *id, const char *of)
{
  PentadTopicMeasure *measure;

  if (pentad_topic_find_measure (topic, id) >= 0)
    return;
  measure = pentad_topic_add_measure (topic);
  measure->id = g_strdup (id);
  measure->of = g_strdup (of);
  pentad_label_set_all (&measure->label, id);
}

static void
add_measures (PentadTopic *topic, const PentadTopicSpec *spec)
{
  for (guint i = 0; i < spec->columns->len; i++)
    {
      const PentadTopicColumn *column = g_ptr_array_index (spec->columns, i);
      const PentadTopicColumn *first = g_ptr_array_index (spec->columns, 0);

      add_measure (topic, column->measure, column->is_share ? first->measure : NULL);
    }
}

static void
add_counts (PentadTopic *topic, const PentadDivisions *divisions)
{
  int n, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_COMMUNITY, &n);

  for (int place = first; place < first + n; place++)
    for (guint k = 0; k < topic->kinds->len; k++)
      {
        const PentadTopicKind *kind = g_ptr_array_index (topic->kinds, k);
        double numbers[PENTAD_TOPIC_MAX_MEASURES];

        for (guint m = 0; m < topic->measures->len; m++)
          numbers[m] = (double)(10 + (place - first) % 5 + (int)k) / (m + 1);
        pentad_topic_add_count (topic, pentad_divisions_get (divisions, place)->code, kind->id,
                                numbers, topic->measures->len);
      }
}

static void
add_entries (PentadTopic *topic, const PentadDivisions *divisions)
{
  int n, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_STREET, &n);

  for (guint k = 0; k < topic->kinds->len; k++)
    for (int i = 0; i < N_ENTRIES; i++)
      {
        PentadTopicEntry *entry = pentad_topic_add_entry (topic);

        entry->id = g_strdup_printf ("%u-%d", k, i);
        entry->kind = g_strdup (((PentadTopicKind *)g_ptr_array_index (topic->kinds, k))->id);
        if (topic->states->len > 0)
          entry->state = g_strdup (((PentadTopicKind *)g_ptr_array_index (topic->states, 0))->id);
        if (i > 0)
          entry->division =
              g_strdup (pentad_divisions_get (divisions, first + i % MAX (n, 1))->code);
        pentad_label_set_all (&entry->title, "书院街 Entry");
        entry->unit = g_strdup (i % 2 == 0 ? "D01" : "d1-s1");
        entry->person = g_strdup ("赵明远");
        entry->telephone = g_strdup ("000-5550001");
        entry->since = board_city_now () - i * PENTAD_HOUR_S;
        entry->until = board_city_now () + i * PENTAD_DAY_S;
        entry->due = i % 3 == 0 ? PENTAD_NO_TIME : board_city_now () + (i - 4) * PENTAD_DAY_S;
        entry->number = i;
        entry->of = i % 2 == 0 ? 20 : 0;
      }
}

void
board_topics_add (PentadCity *city)
{
  g_autoptr (GPtrArray) boards = board_city_read_boards ();
  g_autoptr (GHashTable) topics =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pentad_topic_unref);
  GHashTableIter iter;
  gpointer topic;

  for (guint b = 0; b < boards->len; b++)
    for (guint i = 0; i < pentad_board_spec_get_n_pages (g_ptr_array_index (boards, b)); i++)
      {
        PentadBoardSpec *page = pentad_board_spec_get_page (g_ptr_array_index (boards, b), i);

        for (guint p = 0; p < page->panels->len; p++)
          {
            const PentadTopicSpec *spec =
                &((PentadPanelSpec *)g_ptr_array_index (page->panels, p))->topic;
            PentadTopic *known = spec->of != NULL ? g_hash_table_lookup (topics, spec->of) : NULL;

            if (spec->of == NULL || g_str_equal (spec->of, PENTAD_BOARD_TOPIC_STAFF) ||
                g_str_equal (spec->of, PENTAD_BOARD_TOPIC_PARTITIONS))
              continue;
            if (known == NULL)
              {
                known = pentad_topic_new (spec->of);
                known->as_of = board_city_now ();
                g_hash_table_insert (topics, known->id, known);
              }
            add_kinds (known, spec);
            add_measures (known, spec);
          }
      }
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    {
      add_counts (topic, pentad_city_get_divisions (city));
      add_entries (topic, pentad_city_get_divisions (city));
      pentad_city_set_topic (city, topic);
    }
}
