/* A source loaded once: the city, the period and the instant that a command works on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/options.h"
#include "feed/feed.h"
#include "model/period.h"
#include "snapshot/public.h"

/* What a command needs beside the period itself. */
typedef enum
{
  PENTAD_CTL_FIGURES,          /* the period before */
  PENTAD_CTL_TRENDS,           /* and what trends look back to */
  PENTAD_CTL_TRENDS_AND_CASES, /* and every case of a period that a map may show */
  PENTAD_CTL_CASES,            /* the period before, and every case of the period */
  PENTAD_CTL_ALL               /* what trends look back to, and every case of the period */
} PentadCtlNeeds;

typedef struct
{
  PentadFeedSource *source;
  PentadCity *city;
  PentadFeed *feed;
  PentadPeriod period;
  gint64 time; /* instant of evaluation */
  double age_s;
  int place; /* of --division; without it all that the source holds */

  /* with PENTAD_CTL_ALL: what the source answers is kept */
  PentadRecorder *recorder;
  PentadPublic *redaction; /* NULL: as it comes */
} PentadCtlSession;

/* Opens the source, for who must look at it before anything is loaded; what follows does it else.
 */
gboolean pentad_ctl_session_begin (PentadCtlSession *session,
                                   const PentadCtlOptions *options,
                                   GError **error);
/* The boards that the source is shown with: PentadBoardSpec in the order of the views. Transfer
 * full. */
GPtrArray *pentad_ctl_session_read_boards (const PentadCtlSession *session, GError **error);
/* Loads the source with everything that the period needs, and puts --scheme in the place of its
 * scheme. FALSE with *error: one line naming what is wrong and where. */
gboolean pentad_ctl_session_open (PentadCtlSession *session,
                                  const PentadCtlOptions *options,
                                  PentadCtlNeeds needs,
                                  GError **error);
void pentad_ctl_session_clear (PentadCtlSession *session);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCtlSession, pentad_ctl_session_clear)
