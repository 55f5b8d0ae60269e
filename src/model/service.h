/* Service to citizens: problems settled by work method, complaints and their replies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"
#include "model/zone.h"

/* Problems settled in one division on one day by the work method that settled them (domain.md 1.4
 * row 86: service, management, enforcement). -1: not sent. */
typedef struct
{
  gint32 day;
  char *division; /* code */
  int by_service, by_management, by_enforcement;
} PentadSettledDay;

/* One complaint about the work of the city's offices (domain.md 1.4 row 109). */
typedef struct
{
  char *id;
  char *division;  /* code; NULL: the city */
  char *channel;   /* neutral id: "hotline", "letter", "visit", ...; NULL not sent */
  gint64 received; /* always known */
  gint64 verified; /* PENTAD_NO_TIME: not yet */
  gint64 replied;  /* PENTAD_NO_TIME: not yet */
  int satisfied;   /* 1, 0; -1 not asked */
} PentadComplaint;

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GArray *settled;       /* PentadSettledDay */
  GPtrArray *complaints; /* PentadComplaint */
} PentadService;

PentadService *pentad_service_new (void);
PentadService *pentad_service_ref (PentadService *service);
void pentad_service_unref (PentadService *service);
/* Borrowed: without times, satisfaction not asked. */
PentadComplaint *pentad_service_add_complaint (PentadService *service, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadService, pentad_service_unref)
