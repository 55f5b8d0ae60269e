/* Topics as panels see them: those the platform sends, and those that other documents make up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/board-topic.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What was last worked out of a topic. */
typedef struct
{
  GPtrArray *documents; /* what it was made of, kept alive: another one lies elsewhere */
  PentadLanguage language;
  PentadTopic *topic;
  PentadDivisions *divisions;
  PentadTopicSums *sums;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_pointer (&kept->sums, pentad_topic_sums_free);
  g_clear_pointer (&kept->topic, pentad_topic_unref);
  g_clear_pointer (&kept->divisions, pentad_divisions_unref);
  g_clear_pointer (&kept->documents, g_ptr_array_unref);
  g_free (kept);
}

#define STAFF_FIELD(member) G_STRUCT_OFFSET (PentadStaffRow, member)

/* What there is, and how much of it is at work; auxiliaries are never counted as able to enforce.
 */
static const struct
{
  const char *id, *label;
  gsize total, active;
} staff_kinds[] = {
  { "officers", N_ ("Officers"), STAFF_FIELD (officers), STAFF_FIELD (officers_on_post) },
  { "auxiliaries", N_ ("Auxiliaries (no enforcement)"), STAFF_FIELD (auxiliaries),
    STAFF_FIELD (auxiliaries_on_post) },
  { "supervisors", N_ ("Supervisors"), STAFF_FIELD (supervisors_on_duty),
    STAFF_FIELD (supervisors_online) },
  { "vehicles", N_ ("Vehicles"), STAFF_FIELD (vehicles), STAFF_FIELD (vehicles_out) },
  { "recorders", N_ ("Body-worn recorders"), STAFF_FIELD (recorders),
    STAFF_FIELD (recorders_online) },
  { "terminals", N_ ("Handheld terminals"), STAFF_FIELD (terminals),
    STAFF_FIELD (terminals_online) },
  { "grids", N_ ("Grids patrolled"), STAFF_FIELD (grids_assigned), STAFF_FIELD (grids_patrolled) },
};

#define FIXED_POSTS "fixed"

static void
add_kind (PentadTopic *topic, const char *id, const char *label)
{
  PentadTopicKind *kind = pentad_topic_add_kind (topic);

  kind->id = g_strdup (id);
  pentad_label_set_all (&kind->label, label);
}

static double
read_number (const PentadStaffRow *row, gsize offset)
{
  int number = *(const int *)(const void *)((const char *)row + offset);

  return number >= 0 ? number : NAN;
}

static void
add_rows (PentadTopic *topic, const PentadStaff *staff)
{
  for (guint i = 0; i < staff->rows->len; i++)
    {
      const PentadStaffRow *row = g_ptr_array_index (staff->rows, i);

      for (guint k = 0; k < G_N_ELEMENTS (staff_kinds); k++)
        {
          double numbers[] = { read_number (row, staff_kinds[k].total),
                               read_number (row, staff_kinds[k].active) };

          if (!isnan (numbers[0]))
            pentad_topic_add_count (topic, row->division, staff_kinds[k].id, numbers, 2);
        }
    }
}

/* Fixed posts are told one by one: each counts where it stands. */
static void
add_fixed_posts (PentadTopic *topic, const PentadStaff *staff, const PentadDivisions *divisions)
{
  int n = pentad_divisions_get_count (divisions);
  PentadLevel finest = pentad_divisions_finest_level (divisions);
  g_autofree double *numbers = g_new0 (double, 2 * (gsize)MAX (n, 1));

  for (guint i = 0; i < staff->positions->len; i++)
    {
      const PentadUnitPosition *post = g_ptr_array_index (staff->positions, i);
      int place = post->kind == PENTAD_POST_FIXED
                      ? pentad_divisions_locate (divisions, finest, post->lon, post->lat)
                      : PENTAD_NO_PLACE;

      if (place == PENTAD_NO_PLACE)
        continue;
      numbers[2 * place]++;
      numbers[2 * place + 1] += post->on_post;
    }
  for (int place = 0; place < n; place++)
    if (numbers[2 * place] > 0)
      pentad_topic_add_count (topic, pentad_divisions_get (divisions, place)->code, FIXED_POSTS,
                              &numbers[2 * place], 2);
}

static void
add_measure (PentadTopic *topic, const char *id, const char *of, const char *label)
{
  PentadTopicMeasure *measure = pentad_topic_add_measure (topic);

  measure->id = g_strdup (id);
  measure->of = g_strdup (of);
  pentad_label_set_all (&measure->label, label);
}

static PentadTopic *
make_staff (const PentadStaff *staff, const PentadDivisions *divisions)
{
  PentadTopic *topic = pentad_topic_new (PENTAD_BOARD_TOPIC_STAFF);

  topic->as_of = staff->as_of;
  add_measure (topic, "total", NULL, _ ("total"));
  add_measure (topic, "active", "total", _ ("at work"));
  for (guint k = 0; k < G_N_ELEMENTS (staff_kinds); k++)
    add_kind (topic, staff_kinds[k].id, _ (staff_kinds[k].label));
  add_kind (topic, FIXED_POSTS, _ ("Fixed posts"));
  add_rows (topic, staff);
  add_fixed_posts (topic, staff, divisions);
  return topic;
}

/* Zones do not add up, since they lie across divisions: each place has its own numbers. */
static void
add_zones (PentadTopic *topic,
           const PentadPartition *partition,
           const PentadZoning *zoning,
           const PentadDivisions *divisions)
{
  int n = pentad_divisions_get_count (divisions);
  g_autofree double *numbers = g_new0 (double, 2 * (gsize)MAX (n, 1));
  g_autofree guint *last = g_new0 (guint, MAX (n, 1)); /* zone, from 1, that was counted last */

  for (guint zone = 0; zone < pentad_zoning_get_n_zones (zoning); zone++)
    {
      guint n_grids;
      const int *grids = pentad_zoning_get_grids (zoning, zone, &n_grids);

      for (guint i = 0; i < n_grids; i++)
        for (int place = pentad_divisions_get (divisions, grids[i])->parent;
             place != PENTAD_NO_PLACE; place = pentad_divisions_get (divisions, place)->parent)
          {
            numbers[2 * place] += last[place] != zone + 1;
            numbers[2 * place + 1]++;
            last[place] = zone + 1;
          }
    }
  for (int place = 0; place < n; place++)
    if (numbers[2 * place] > 0)
      pentad_topic_add_count (topic, pentad_divisions_get (divisions, place)->code, partition->id,
                              &numbers[2 * place], 2);
}

static PentadTopic *
make_partitions (PentadCity *city)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const GPtrArray *partitions = pentad_city_get_partitions (city);
  PentadTopic *topic = pentad_topic_new (PENTAD_BOARD_TOPIC_PARTITIONS);

  add_measure (topic, "zones", NULL, _ ("zones"));
  add_measure (topic, "grids", NULL, _ ("unit grids"));
  for (guint i = 0; i < partitions->len; i++)
    {
      const PentadPartition *partition = g_ptr_array_index (partitions, i);
      const PentadZoning *zoning = pentad_city_get_zoning (city, partition);
      PentadTopicKind *kind = pentad_topic_add_kind (topic);

      kind->id = g_strdup (partition->id);
      pentad_label_copy (&kind->label, &partition->label);
      if (zoning != NULL)
        add_zones (topic, partition, zoning, divisions);
    }
  return topic;
}

/* The documents behind a topic, with references; none: there is no such topic. */
static GPtrArray *
list_documents (PentadCity *city, const char *id)
{
  const PentadTopic *topic = pentad_city_get_topic (city, id);
  const PentadStaff *staff = pentad_city_get_staff (city);
  const GPtrArray *partitions = pentad_city_get_partitions (city);
  GPtrArray *documents;

  if (g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF))
    {
      documents = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_staff_unref);
      if (staff != NULL)
        g_ptr_array_add (documents, pentad_staff_ref ((PentadStaff *)staff));
      return documents;
    }
  if (g_str_equal (id, PENTAD_BOARD_TOPIC_PARTITIONS))
    {
      documents = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
      for (guint i = 0; i < partitions->len; i++)
        g_ptr_array_add (documents, pentad_partition_ref (g_ptr_array_index (partitions, i)));
      return documents;
    }
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_topic_unref);
  if (topic != NULL)
    g_ptr_array_add (documents, pentad_topic_ref ((PentadTopic *)topic));
  return documents;
}

static Kept *
keep (PentadCity *city, const char *id, GPtrArray *documents)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->documents = g_ptr_array_ref (documents);
  kept->language = pentad_language_current ();
  kept->divisions = pentad_divisions_ref ((PentadDivisions *)pentad_city_get_divisions (city));
  if (g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF))
    kept->topic = make_staff (g_ptr_array_index (documents, 0), kept->divisions);
  else if (g_str_equal (id, PENTAD_BOARD_TOPIC_PARTITIONS))
    kept->topic = make_partitions (city);
  else
    kept->topic = pentad_topic_ref (g_ptr_array_index (documents, 0));
  kept->sums = pentad_topic_sums_new (kept->topic, kept->divisions);
  return kept;
}

static gboolean
holds (const Kept *kept, PentadCity *city, const GPtrArray *documents)
{
  if (kept == NULL || kept->documents->len != documents->len ||
      kept->divisions != pentad_city_get_divisions (city) ||
      kept->language != pentad_language_current ())
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (g_ptr_array_index (kept->documents, i) != g_ptr_array_index (documents, i))
      return FALSE;
  return TRUE;
}

gboolean
pentad_board_topic_find (PentadCity *city, const char *id, PentadBoardTopic *found)
{
  g_autoptr (GPtrArray) documents = id != NULL ? list_documents (city, id) : NULL;
  g_autofree char *key = g_strconcat ("pentad-topic-", id, NULL);
  Kept *kept;

  if (documents == NULL || documents->len == 0 || pentad_city_get_divisions (city) == NULL)
    return FALSE;
  kept = g_object_get_data (G_OBJECT (city), key);
  if (!holds (kept, city, documents))
    {
      kept = keep (city, id, documents);
      g_object_set_data_full (G_OBJECT (city), key, kept, kept_free);
    }
  *found = (PentadBoardTopic){ kept->topic, kept->sums };
  return TRUE;
}
