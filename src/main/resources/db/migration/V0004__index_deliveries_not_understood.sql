-- The status page lists what no mapper understood, among millions of deliveries that one did.

create index deliveryoutcome_unmappable on log.deliveryoutcome (delivery)
    where result = 'unmappable';
