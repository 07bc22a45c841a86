### Recruiting, points and the reward shop.

recruiting-title = Recruiting
recruiting-mine = Members I have recruited
recruiting-all = Everyone I have recruited
recruiting-empty = No recruited members are registered
recruiting-emptyText = Those you have recruited appear here once they are registered.
recruiting-balance = { $points } recruiting points
recruiting-balanceLabel = Recruiting points left
recruiting-states-registered = Registered
recruiting-states-approved = Approved
recruiting-collected = { $count ->
        [one] { $count } member recruited before February 2018 (one entry for all)
       *[other] { $count } members recruited before February 2018 (one entry for all)
    }
recruiting-ledger = Points history
recruiting-noLedger = No points yet
recruiting-points = Points
recruiting-date = Date
recruiting-what = What
recruiting-reasons-recruitment = Recruitment
recruiting-reasons-order = Order
recruiting-reasons-refund = Refunded
recruiting-reasons-correction = Correction
recruiting-toShop = Order rewards
recruiting-shop = The reward shop
recruiting-shopLead = Type how many you want and press Order. Each press makes a new order.
recruiting-noRewards = No rewards are available at the moment
recruiting-price = { $points } points
recruiting-quantity = Quantity: { $name }
recruiting-quantityShort = Quantity
recruiting-order = Order
recruiting-orderNamed = Order { $name }
recruiting-cost = Costs { $points } points
recruiting-tooMuch = This costs more than you have left ({ $points } points).
recruiting-notAvailable = Not available at the moment
recruiting-quantityWrong = Write a whole number from 1 upwards.
recruiting-needsNetwork = You must be online to order. You are offline now.
recruiting-deliver = Deliver to
recruiting-deliverChange = Change the delivery address
recruiting-deliverConfirm = The address is right
recruiting-deliverConfirmHelp = Confirm the address before you order. All orders go there until you change it.
recruiting-deliverMissing = First confirm the delivery address at the top of the page.
recruiting-ordered = Ordered: { $quantity } × { $name }. { $left } points left.
recruiting-unanswered = The order has been sent, but no answer has come yet. The app asks until it has one, and only one order is made.
recruiting-orders = Orders
recruiting-noOrders = No orders yet
recruiting-orderStates-ordered = Ordered
recruiting-orderStates-shipped = Shipped
recruiting-orderStates-cancelled = Cancelled
recruiting-picture = Picture of { $name }
