/* Topics as panels see them: those the platform sends, and those that other documents make up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/board-topic.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What was last worked out of a topic. */
typedef struct
{
  gconstpointer made_of; /* the document; kept alive by `topic`, or compared only */
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
  g_autofree double *numbers = g_new0 (double, 2 * (gsize)MAX (n, 1));

  for (guint i = 0; i < staff->positions->len; i++)
    {
      const PentadUnitPosition *post = g_ptr_array_index (staff->positions, i);
      int place =
          post->kind == PENTAD_POST_FIXED
              ? pentad_divisions_locate (divisions, PENTAD_LEVEL_COMMUNITY, post->lon, post->lat)
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

static PentadTopic *
make_staff (const PentadStaff *staff, const PentadDivisions *divisions)
{
  PentadTopic *topic = pentad_topic_new (PENTAD_BOARD_TOPIC_STAFF);
  PentadTopicMeasure *measure = pentad_topic_add_measure (topic);

  topic->as_of = staff->as_of;
  measure->id = g_strdup ("total");
  pentad_label_set_all (&measure->label, _ ("total"));
  measure = pentad_topic_add_measure (topic);
  measure->id = g_strdup ("active");
  measure->of = g_strdup ("total");
  pentad_label_set_all (&measure->label, _ ("at work"));
  for (guint k = 0; k < G_N_ELEMENTS (staff_kinds); k++)
    add_kind (topic, staff_kinds[k].id, _ (staff_kinds[k].label));
  add_kind (topic, FIXED_POSTS, _ ("Fixed posts"));
  add_rows (topic, staff);
  add_fixed_posts (topic, staff, divisions);
  return topic;
}

/* The document behind a topic; NULL none. */
static gconstpointer
find_document (PentadCity *city, const char *id)
{
  return g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF) ? (gconstpointer)pentad_city_get_staff (city)
                                                    : pentad_city_get_topic (city, id);
}

static Kept *
keep (PentadCity *city, const char *id, gconstpointer document)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->made_of = document;
  kept->language = pentad_language_current ();
  kept->divisions = pentad_divisions_ref ((PentadDivisions *)pentad_city_get_divisions (city));
  kept->topic = g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF)
                    ? make_staff (document, kept->divisions)
                    : pentad_topic_ref ((PentadTopic *)document);
  kept->sums = pentad_topic_sums_new (kept->topic, kept->divisions);
  return kept;
}

/* A document that was freed may lie where a new one lies now: staff is told apart by its time. */
static gboolean
holds (const Kept *kept, PentadCity *city, gconstpointer document, gint64 as_of)
{
  return kept != NULL && kept->made_of == document && kept->topic->as_of == as_of &&
         kept->divisions == pentad_city_get_divisions (city) &&
         kept->language == pentad_language_current ();
}

gboolean
pentad_board_topic_find (PentadCity *city, const char *id, PentadBoardTopic *found)
{
  gconstpointer document = id != NULL ? find_document (city, id) : NULL;
  g_autofree char *key = g_strconcat ("pentad-topic-", id, NULL);
  gint64 as_of;
  Kept *kept;

  if (document == NULL || pentad_city_get_divisions (city) == NULL)
    return FALSE;
  as_of = g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF) ? ((const PentadStaff *)document)->as_of
                                                     : ((const PentadTopic *)document)->as_of;
  kept = g_object_get_data (G_OBJECT (city), key);
  if (!holds (kept, city, document, as_of))
    {
      kept = keep (city, id, document);
      g_object_set_data_full (G_OBJECT (city), key, kept, kept_free);
    }
  *found = (PentadBoardTopic){ kept->topic, kept->sums };
  return TRUE;
}

gboolean
pentad_board_topic_is_forbidden (PentadCity *city, const char *id)
{
  return g_str_equal (id, PENTAD_BOARD_TOPIC_STAFF)
             ? pentad_city_is_forbidden (city, PENTAD_PART_STAFF)
             : pentad_city_is_topic_forbidden (city, id);
}
