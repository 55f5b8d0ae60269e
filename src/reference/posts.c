/* The people who take in, file, send out and check cases in the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each supervisor has a part of a street's unit grids. The centre's people work in three shifts,
 * each eight hours long. One of every job is slower than the rest, so that rankings have a story
 * (domain.md 8.2.12). */
#include "config.h"

#include "reference/posts.h"
#include "reference/names.h"

#include <string.h>

#define USUAL_SLOWNESS 0.02
#define BAD_SLOWNESS   0.16
#define N_SHIFTS       3
#define SHIFT_S        (8 * PENTAD_HOUR_S)

/* Cases a day for each of the centre's people, and the most there are; 0: no such people here. */
static const struct
{
  const char *id, *prefix, *names[3]; /* zh_CN, zh_TW, en */
  double cases_per_day;
  guint most;
} centre[PENTAD_N_JOBS] = {
  [PENTAD_JOB_SUPERVISOR] = { "supervisor", "S", { "监督员", "監督員", "Supervisor" }, 0, 0 },
  [PENTAD_JOB_ACCEPTOR] = { "acceptor", "A", { "受理员", "受理員", "Acceptor" }, 25, 90 },
  [PENTAD_JOB_SHIFT_LEADER] = { "shift-leader",
                                "L",
                                { "值班长", "值班長", "Shift leader" },
                                100,
                                12 },
  [PENTAD_JOB_DISPATCHER] = { "dispatcher", "P", { "派遣员", "派遣員", "Dispatcher" }, 50, 45 },
  [PENTAD_JOB_NONE] = { NULL, NULL, { NULL, NULL, NULL }, 0, 0 },
};

static void
add_post (PentadPosts *self, PentadJob job, guint number, int street)
{
  PentadReferencePost post = { .job = job, .street = street };

  g_snprintf (post.code, sizeof post.code, "%s-%03u", centre[job].prefix, number);
  post.slowness = USUAL_SLOWNESS * (0.4 + 1.2 * pentad_hash_unit (self->seed, PENTAD_STREAM_STAFF,
                                                                  -10 - (gint64)job, number));
  g_array_append_val (self->all, post);
}

static guint
count_centre (const PentadPlaces *places, PentadJob job)
{
  if (centre[job].most == 0)
    return 0;
  return CLAMP ((guint)(places->tier->cases_per_day / centre[job].cases_per_day), N_SHIFTS,
                centre[job].most);
}

PentadPosts *
pentad_posts_new (guint64 seed, const PentadPlaces *places, const PentadForce *force)
{
  PentadPosts *self = g_new0 (PentadPosts, 1);
  guint n_streets = places->streets->len;

  self->seed = seed;
  self->places = places;
  self->all = g_array_new (FALSE, FALSE, sizeof (PentadReferencePost));
  self->first_of_street = g_new (guint, n_streets + 1);
  for (guint street = 0; street < n_streets; street++)
    {
      self->first_of_street[street] = self->all->len;
      for (guint i = 0; i < force->streets[street].supervisors; i++)
        add_post (self, PENTAD_JOB_SUPERVISOR,
                  force->first_number[PENTAD_POST_SUPERVISOR][street] + i, (int)street);
    }
  self->first_of_street[n_streets] = self->all->len;
  for (guint job = PENTAD_JOB_SUPERVISOR + 1; job <= PENTAD_N_JOBS; job++)
    {
      self->first[job] = self->all->len;
      for (guint i = 0; job < PENTAD_N_JOBS && i < count_centre (places, job); i++)
        add_post (self, job, i + 1, -1);
    }
  for (guint job = 0; job < PENTAD_N_JOBS; job++)
    if (self->first[job] < self->first[job + 1])
      g_array_index (self->all, PentadReferencePost, (self->first[job] + self->first[job + 1]) / 2)
          .slowness = BAD_SLOWNESS;
  return self;
}

void
pentad_posts_free (PentadPosts *posts)
{
  g_array_unref (posts->all);
  g_free (posts->first_of_street);
  g_free (posts);
}

const PentadReferencePost *
pentad_posts_get (const PentadPosts *posts, guint index)
{
  return &g_array_index (posts->all, PentadReferencePost, index);
}

const char *
pentad_posts_code (const PentadPosts *posts, int index)
{
  return index >= 0 ? pentad_posts_get (posts, (guint)index)->code : NULL;
}

int
pentad_posts_index (const PentadPosts *posts, const char *own_code)
{
  return own_code == NULL
             ? -1
             : (int)((gsize)(own_code - posts->all->data) / sizeof (PentadReferencePost));
}

int
pentad_posts_find_supervisor (const PentadPosts *posts, guint grid)
{
  const PentadPlaces *places = posts->places;
  guint street = pentad_places_street_of_grid (places, grid);
  const PentadPlace *district =
      pentad_places_district (places, pentad_places_street (places, street)->parent);
  const PentadPlace *place = pentad_places_street (places, street);
  guint first = posts->first_of_street[street], n = posts->first_of_street[street + 1] - first;

  if (n > 0)
    return (int)(first + (guint)((guint64)(grid - place->first_grid) * n / place->n_grids));
  /* A street without a supervisor of its own is shared by those of the district. */
  first = posts->first_of_street[district->first];
  n = posts->first_of_street[district->first + district->n] - first;
  return n > 0 ? (int)(first + grid % n) : -1;
}

guint
pentad_posts_find_centre (const PentadPosts *posts, PentadJob job, gint64 time, guint64 number)
{
  guint first = posts->first[job], n = posts->first[job + 1] - first;
  gint64 shift = time / SHIFT_S;
  guint of_shift = (guint)((shift + shift / N_SHIFTS) % N_SHIFTS);
  guint in_shift = n / N_SHIFTS + (of_shift < n % N_SHIFTS);

  return first + of_shift +
         N_SHIFTS * (guint)(pentad_hash (number, PENTAD_STREAM_STAFF, job, shift) % in_shift);
}

void
pentad_posts_name (const PentadReferencePost *post, PentadLabel *name)
{
  const char *const *names = centre[post->job].names;
  const char *number = post->code + strlen (centre[post->job].prefix) + 1;
  g_autofree char *cn = g_strconcat (names[0], number, NULL);
  g_autofree char *tw = g_strconcat (names[1], number, NULL);
  g_autofree char *en = g_strconcat (names[2], " ", number, NULL);

  pentad_label_set_three (name, cn, tw, en);
}

const char *
pentad_job_id (PentadJob job)
{
  return centre[job].id;
}
