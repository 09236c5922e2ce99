import { countStock, declineGoods, postProduct, shipGoods } from '../flows/post-product.ts'
import type { Routes } from '../dialog/routes.ts'
import * as buy from './goods-buy.ts'
import * as send from './goods-send.ts'

/** Goods: what is bought, sent and delivered. */
export const goodsRoutes = {
  screens: {
    'goods.ask': buy.orderAsk,
    'goods.show': buy.goodsShow,
    'goods.orders': send.ordersToShip,
    'goods.all': send.allOrders,
  },
  actions: {
    'shop.look': buy.lookAt,
    'goods.order': buy.order,
    'goods.address': buy.askAddress,
    'goods.cancel': buy.cancelGoods,
    'goods.arrived': buy.arrived,
    'goods.accept': send.acceptOrder,
    'goods.where': send.whereTo,
  },
  flows: {
    'post-product': postProduct,
    'count-stock': countStock,
    'goods-decline': declineGoods,
    'goods-ship': shipGoods,
  },
  makers: { 'address-link': buy.addressLink, 'order-address': send.orderAddress },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>
