/* Handling times and sums by subject that panels ask for, kept while the data stay as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A board is laid out again for another size, theme or page, and panel by panel; none of these
 * changes what a walk over the period counts. */
#include "config.h"

#include "board/board-handlings.h"

#include "evaluate/counters.h"

struct _PentadBoardSums
{
  guint64 revision; /* of the city that they are of */
  PentadCounters *place;
  PentadSubjectSums *subjects[PENTAD_N_SUBJECTS];
};

static void
clear (PentadBoardSums *sums)
{
  g_clear_pointer (&sums->place, pentad_counters_free);
  for (int i = 0; i < PENTAD_N_SUBJECTS; i++)
    g_clear_pointer (&sums->subjects[i], pentad_subject_sums_free);
}

PentadBoardSums *
pentad_board_sums_new (void)
{
  return g_new0 (PentadBoardSums, 1);
}

void
pentad_board_sums_free (PentadBoardSums *sums)
{
  if (sums == NULL)
    return;
  clear (sums);
  g_free (sums);
}

/* What was counted of a city that has changed since is counted again. */
static PentadBoardSums *
get_sums (const PentadBoardData *data)
{
  guint64 revision = pentad_city_get_revision (data->query.city);
  PentadBoardSums *sums = data->sums;

  if (sums->revision != revision)
    clear (sums);
  sums->revision = revision;
  return sums;
}

PentadHandlings *
pentad_board_data_get_handlings (const PentadBoardData *data)
{
  const PentadBoardQuery *query = &data->query;
  PentadBoardSums *sums = get_sums (data);

  if (pentad_city_get_divisions (query->city) == NULL)
    return NULL;
  if (sums->place == NULL)
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));

      g_array_append_val (places, query->place);
      sums->place = pentad_counters_new (query->city, &query->period, query->time, places);
    }
  return &sums->place->handlings[0];
}

const PentadSubjectSums *
pentad_board_data_get_subjects (const PentadBoardData *data, PentadSubject about)
{
  const PentadBoardQuery *query = &data->query;
  PentadBoardSums *sums = get_sums (data);

  g_return_val_if_fail ((guint)about < PENTAD_N_SUBJECTS, NULL);
  if (pentad_city_get_catalogue (query->city) == NULL)
    return NULL;
  if (sums->subjects[about] == NULL)
    sums->subjects[about] =
        pentad_subject_sums_new (query->city, about, &query->period, query->time);
  return sums->subjects[about];
}
