/* Service to citizens: problems settled by work method, complaints and their replies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/service.h"

static void
settled_clear (gpointer data)
{
  g_free (((PentadSettledDay *)data)->division);
}

static void
complaint_free (gpointer data)
{
  PentadComplaint *complaint = data;

  g_free (complaint->id);
  g_free (complaint->division);
  g_free (complaint->channel);
  g_free (complaint);
}

PentadService *
pentad_service_new (void)
{
  PentadService *self = g_new0 (PentadService, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->settled = g_array_new (FALSE, FALSE, sizeof (PentadSettledDay));
  g_array_set_clear_func (self->settled, settled_clear);
  self->complaints = g_ptr_array_new_with_free_func (complaint_free);
  return self;
}

PentadService *
pentad_service_ref (PentadService *service)
{
  g_atomic_ref_count_inc (&service->refs);
  return service;
}

void
pentad_service_unref (PentadService *service)
{
  if (!g_atomic_ref_count_dec (&service->refs))
    return;
  g_array_unref (service->settled);
  g_ptr_array_unref (service->complaints);
  g_free (service);
}

PentadComplaint *
pentad_service_add_complaint (PentadService *service, const char *id)
{
  PentadComplaint *complaint = g_new0 (PentadComplaint, 1);

  complaint->id = g_strdup (id);
  complaint->received = complaint->verified = complaint->replied = PENTAD_NO_TIME;
  complaint->satisfied = -1;
  g_ptr_array_add (service->complaints, complaint);
  return complaint;
}
