/* What the counts of a topic come to in each place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/topic-sums.h"

#include <math.h>

/* No numbers: of a place in which nothing is counted. */
#define NO_SLOT (-1)

struct _PentadTopicSums
{
  const PentadTopic *topic;
  const PentadDivisions *divisions;
  guint n_kinds, n_measures;
  int *slots; /* of each place, into `numbers`; NO_SLOT */
  int n_slots;
  double *numbers;     /* n_slots * n_kinds * n_measures */
  PentadLevel *finest; /* of each kind; only where it is counted */
  gboolean *counted;   /* each kind */
};

/* Where a number stands while sums are made: sent for the place, or added up from below. */
typedef struct
{
  double *below;
  guint8 *is_sent; /* n_slots * n_kinds */
  guint8 *has_below;
} Making;

static gsize
at (const PentadTopicSums *sums, int slot, guint kind)
{
  return ((gsize)slot * sums->n_kinds + kind) * sums->n_measures;
}

static int *
place_counts (PentadTopicSums *sums)
{
  const GArray *counts = sums->topic->counts;
  int *places = g_new (int, MAX (counts->len, 1));
  guint last = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const PentadTopicCount *count = &g_array_index (counts, PentadTopicCount, i);

      places[i] =
          i > 0 && count->division == last
              ? places[i - 1]
              : pentad_divisions_find_any (sums->divisions,
                                           g_ptr_array_index (sums->topic->codes, count->division));
      last = count->division;
    }
  return places;
}

/* Places in which something is counted, and those above them. */
static void
give_slots (PentadTopicSums *sums, const int *places)
{
  int n = pentad_divisions_get_count (sums->divisions);

  sums->slots = g_new (int, MAX (n, 1));
  for (int i = 0; i < n; i++)
    sums->slots[i] = NO_SLOT;
  for (guint i = 0; i < sums->topic->counts->len; i++)
    for (int place = places[i]; place != PENTAD_NO_PLACE && sums->slots[place] == NO_SLOT;
         place = pentad_divisions_get (sums->divisions, place)->parent)
      sums->slots[place] = sums->n_slots++;
}

static void
take_counts (PentadTopicSums *sums, const int *places, Making *making)
{
  const PentadTopic *topic = sums->topic;
  g_autofree int *kinds = g_new (int, MAX (topic->counted->len, 1));

  for (guint i = 0; i < topic->counted->len; i++)
    kinds[i] = pentad_topic_find_kind (topic, g_ptr_array_index (topic->counted, i));
  for (guint i = 0; i < topic->counts->len; i++)
    {
      const PentadTopicCount *count = &g_array_index (topic->counts, PentadTopicCount, i);
      int kind = kinds[count->kind];
      double *numbers;

      if (places[i] == PENTAD_NO_PLACE || kind < 0)
        continue;
      int slot = sums->slots[places[i]];
      PentadLevel level = pentad_divisions_get (sums->divisions, places[i])->level;
      guint8 *is_sent = &making->is_sent[(gsize)slot * sums->n_kinds + kind];

      numbers = &sums->numbers[at (sums, slot, kind)];
      for (guint m = 0; m < sums->n_measures && !*is_sent; m++)
        numbers[m] = pentad_topic_get_number (topic, count, m);
      *is_sent = TRUE;
      sums->finest[kind] = sums->counted[kind] ? MAX (sums->finest[kind], level) : level;
      sums->counted[kind] = TRUE;
    }
}

/* From the finest places up: children come after their parents. */
static void
add_up (PentadTopicSums *sums, const Making *making)
{
  for (int place = pentad_divisions_get_count (sums->divisions) - 1; place >= 0; place--)
    {
      int slot = sums->slots[place];
      int parent = pentad_divisions_get (sums->divisions, place)->parent;
      int up = parent != PENTAD_NO_PLACE ? sums->slots[parent] : NO_SLOT;

      for (guint kind = 0; slot != NO_SLOT && kind < sums->n_kinds; kind++)
        {
          gsize own = (gsize)slot * sums->n_kinds + kind;

          if (!making->is_sent[own])
            for (guint m = 0; m < sums->n_measures; m++)
              sums->numbers[at (sums, slot, kind) + m] = making->below[at (sums, slot, kind) + m];
          if (up == NO_SLOT || !(making->is_sent[own] || making->has_below[own]))
            continue;
          making->has_below[(gsize)up * sums->n_kinds + kind] = TRUE;
          for (guint m = 0; m < sums->n_measures; m++)
            making->below[at (sums, up, kind) + m] += sums->numbers[at (sums, slot, kind) + m];
        }
    }
}

PentadTopicSums *
pentad_topic_sums_new (const PentadTopic *topic, const PentadDivisions *divisions)
{
  PentadTopicSums *sums = g_new0 (PentadTopicSums, 1);
  Making making = { 0 };

  sums->topic = topic;
  sums->divisions = divisions;
  sums->n_kinds = topic->kinds->len;
  sums->n_measures = topic->measures->len;
  sums->finest = g_new0 (PentadLevel, MAX (sums->n_kinds, 1));
  sums->counted = g_new0 (gboolean, MAX (sums->n_kinds, 1));
  g_autofree int *places = place_counts (sums);
  give_slots (sums, places);
  gsize n = (gsize)sums->n_slots * MAX (sums->n_kinds, 1);
  g_autofree guint8 *is_sent = making.is_sent = g_new0 (guint8, n + 1);
  g_autofree guint8 *has_below = making.has_below = g_new0 (guint8, n + 1);
  g_autofree double *below = making.below = g_new0 (double, n * sums->n_measures + 1);
  sums->numbers = g_new0 (double, n * sums->n_measures + 1);
  take_counts (sums, places, &making);
  add_up (sums, &making);
  return sums;
}

void
pentad_topic_sums_free (PentadTopicSums *sums)
{
  g_free (sums->slots);
  g_free (sums->numbers);
  g_free (sums->finest);
  g_free (sums->counted);
  g_free (sums);
}

static double
get_own (const PentadTopicSums *sums, int place, guint kind, guint measure)
{
  int slot = sums->slots[place];

  if (!sums->counted[kind] ||
      pentad_divisions_get (sums->divisions, place)->level > sums->finest[kind])
    return NAN;
  return slot == NO_SLOT ? 0 : sums->numbers[at (sums, slot, kind) + measure];
}

double
pentad_topic_sums_get (const PentadTopicSums *sums, int place, int kind, int measure)
{
  const PentadTopicKind *wanted;
  double sum = NAN;

  if (place < 0 || place >= pentad_divisions_get_count (sums->divisions) || kind < 0 ||
      kind >= (int)sums->n_kinds || measure < 0 || measure >= (int)sums->n_measures)
    return NAN;
  if (sums->counted[kind])
    return get_own (sums, place, (guint)kind, (guint)measure);
  wanted = g_ptr_array_index (sums->topic->kinds, kind);
  for (guint i = 0; i < sums->n_kinds; i++)
    {
      const PentadTopicKind *member = g_ptr_array_index (sums->topic->kinds, i);

      if (sums->counted[i] && g_strcmp0 (member->group, wanted->id) == 0)
        sum = (isnan (sum) ? 0 : sum) + get_own (sums, place, i, (guint)measure);
    }
  return sum;
}

double
pentad_topic_sums_get_share (const PentadTopicSums *sums, int place, int kind, int measure)
{
  const PentadTopicMeasure *part = measure >= 0 && measure < (int)sums->n_measures
                                       ? g_ptr_array_index (sums->topic->measures, measure)
                                       : NULL;
  int whole = part != NULL ? pentad_topic_find_measure (sums->topic, part->of) : -1;
  double of = pentad_topic_sums_get (sums, place, kind, whole);

  return of > 0 ? 100 * pentad_topic_sums_get (sums, place, kind, measure) / of : NAN;
}

gboolean
pentad_topic_entry_is_of (const PentadTopicEntry *entry,
                          const PentadDivisions *divisions,
                          int place)
{
  int found = entry->division != NULL ? pentad_divisions_find_any (divisions, entry->division) : 0;

  return found != PENTAD_NO_PLACE && (pentad_divisions_is_below (divisions, found, place) ||
                                      pentad_divisions_is_below (divisions, place, found));
}
