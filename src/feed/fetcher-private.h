/* The inside of a fetcher, shared by its files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/fetcher.h"

struct _PentadFetcher
{
  /* configuration */
  PentadHttpAccess *access; /* NULL: the defaults */
  PentadClock *clock;
  PentadCache *cache; /* borrowed; NULL none */
  PentadFetcherFunc func;
  gpointer user_data;

  /* of the network thread: the last system of coordinates that was asked for */
  PentadCrs *crs;
  char *crs_name;

  /* owned */
  PentadHttpClient *client;
  GThreadPool *helpers; /* PentadErrand */
  gint is_stopping;     /* atomic: what waits for a helper is dropped */
  gint n_readings;      /* atomic: errands that need no server any more */
  GSource *wake;        /* made ready when answers have come in */

  /* under the lock: the other threads add, the context takes */
  GMutex lock;
  GPtrArray *answers; /* PentadAnswer */
};

typedef struct PentadErrand PentadErrand;

/* One thing to do on the network thread or by a helper. */
struct PentadErrand
{
  PentadFetcher *fetcher; /* outlives it: freeing the fetcher joins the threads */
  guint64 request;
  void (*run) (gpointer errand); /* by a helper */
  gboolean is_reading;           /* counted in n_readings */

  /* a document */
  PentadDocumentKind kind;
  gint32 key;
  char *name;
  PentadAbout *about;

  /* made of several answers */
  PentadGather *gather; /* NULL: of one */
  guint64 wire_bytes;   /* of the answers before */

  /* its answer, to be decoded by a helper */
  PentadAnswer *answer;
  char *url;
  GBytes *body;

  /* or a building */
  PentadGeometry *geometry;
};

PentadErrand *pentad_errand_new (PentadFetcher *self,
                                 guint64 request,
                                 PentadDocumentKind kind,
                                 gint32 key,
                                 const char *name,
                                 PentadAbout *about);
void pentad_errand_free (gpointer data);
/* On any thread. Takes the answer. */
void pentad_errand_hand_over (PentadFetcher *self, PentadAnswer *answer);
/* It needs no server any more, until it is freed. */
void pentad_errand_begin_reading (PentadErrand *errand);
/* Takes the errand. */
void pentad_errand_leave_to_helper (PentadErrand *errand, void (*run) (gpointer errand));
/* Large, and read without a system of coordinates. */
gboolean pentad_errand_is_for_helper (PentadDocumentKind kind, const PentadAbout *about);
/* NULL for what a helper reads. */
const PentadCrs *pentad_errand_get_crs (const PentadErrand *errand);
